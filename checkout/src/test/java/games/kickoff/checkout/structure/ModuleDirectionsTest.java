package games.kickoff.checkout.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the directions of dependencies in docs/architecture.md §3: core ← {redis, postgres,
 * service} ← {operator, gateway} ← local ← faults, and secret ← {redis, postgres, gateway}; cli
 * uses only core, the operator's API and rules (module operator-api), objects and loadtest;
 * checkout may use all. No two packages depend on each other. The class path of this test has all
 * modules with main code.
 */
class ModuleDirectionsTest {

  private static final String OURS = "games.kickoff..";
  private static final String CORE = "games.kickoff.core..";
  private static final String SECRET = "games.kickoff.secret..";
  private static final String REDIS = "games.kickoff.redis..";
  private static final String POSTGRES = "games.kickoff.postgres..";
  private static final String RULES = "games.kickoff.operator.rules..";
  private static final String SESSION = "games.kickoff.operator.session..";
  private static final String MATCHING = "games.kickoff.operator.matching..";
  private static final String AUDIT = "games.kickoff.operator.audit..";

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("games.kickoff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core",
        "secret",
        "redis",
        "postgres",
        "service",
        "operator.api",
        "operator",
        "gateway",
        "gameserver",
        "loadtest",
        "local",
        "objects",
        "simulator",
        "faults",
        "cli",
        "checkout"
      })
  void everyModuleIsLookedAt(String module) {
    assertThat(all.stream().filter(c -> c.getPackageName().startsWith("games.kickoff." + module)))
        .isNotEmpty();
  }

  @Test
  void noPackagesDependOnEachOther() {
    SlicesRuleDefinition.slices()
        .matching("games.kickoff.(**)")
        .should()
        .beFreeOfCycles()
        .check(all);
  }

  @Test
  void coreUsesNothingButTheJdkAndJSpecify() {
    classes()
        .that()
        .resideInAPackage("games.kickoff.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("games.kickoff.core..", "java..", "org.jspecify..")
        .check(all);
  }

  @Test
  void coreDoesNoInputOrOutputAndHasNoClockOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage("games.kickoff.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"games.kickoff.redis..", "games.kickoff.postgres.."})
  void adaptersUseCoreAndTheirSecretsAlone(String module) {
    uses(module, CORE, SECRET).check(all);
  }

  @Test
  void secretsAreReadWithTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(SECRET)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(SECRET, "java..", "org.jspecify..")
        .check(all);
  }

  @Test
  void serviceUsesLoggingMetricsAndTheJdkBesides() {
    classes()
        .that()
        .resideInAPackage("games.kickoff.service..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "games.kickoff.service..",
            CORE,
            "java..",
            "com.sun.net.httpserver..",
            "org.jspecify..",
            "org.slf4j..",
            "ch.qos.logback..",
            "io.prometheus..")
        .check(all);
  }

  @Test
  void apiAndRulesOfTheOperatorUseCoreAloneAndKnowNoReconciler() {
    uses("games.kickoff.operator.api..", CORE).check(all);
    uses("games.kickoff.operator.rules..", "games.kickoff.operator.api..", CORE).check(all);
    noClasses()
        .that()
        .resideInAnyPackage("games.kickoff.operator.api..", "games.kickoff.operator.rules..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javaoperatorsdk..")
        .check(all);
  }

  /** api ← rules ← server ← session ← {matching, audit}. */
  @Test
  void theOperatorIsBuiltUpFromServersToSessionsToMatchingAndAudit() {
    never("games.kickoff.operator.server..", SESSION, MATCHING, AUDIT);
    never(SESSION, MATCHING, AUDIT);
    never(MATCHING, AUDIT);
    never(AUDIT, MATCHING);
  }

  @Test
  void operatorNeverUsesTheGatewayAndAdaptersOnlyWhereItIsWired() {
    uses("games.kickoff.operator..", CORE, "games.kickoff.service..", REDIS, POSTGRES).check(all);
    onlyMainsChooseAdapters("games.kickoff.operator..");
  }

  @Test
  void gatewayNeverUsesTheOperatorNorKubernetesAndAdaptersOnlyWhereItIsWired() {
    uses("games.kickoff.gateway..", CORE, SECRET, "games.kickoff.service..", REDIS, POSTGRES)
        .check(all);
    onlyMainsChooseAdapters("games.kickoff.gateway..");
    noClasses()
        .that()
        .resideInAPackage("games.kickoff.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(all);
  }

  /** Only classes named …Main, and …Config with a main's settings, may use the store adapters. */
  private static void onlyMainsChooseAdapters(String module) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .and()
        .haveSimpleNameNotEndingWith("Main")
        .and()
        .haveSimpleNameNotEndingWith("Config")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(REDIS, POSTGRES)
        .check(all);
  }

  private static void never(String who, String... whom) {
    noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(whom)
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"games.kickoff.gameserver..", "games.kickoff.loadtest.."})
  void theBlackBoxesUseNothingOfOurs(String box) {
    uses(box).check(all);
  }

  @Test
  void theUsersCommandUsesNoProcessOfOursAndNothingEmbedded() {
    uses("games.kickoff.objects..", CORE, "games.kickoff.operator.api..", RULES).check(all);
    uses(
            "games.kickoff.cli..",
            CORE,
            "games.kickoff.operator.api..",
            RULES,
            "games.kickoff.objects..",
            "games.kickoff.loadtest..")
        .check(all);
  }

  @Test
  void onlyCommandLinesKnowPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackages("games.kickoff.cli..", "games.kickoff.checkout..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(all);
  }

  /**
   * Local and faults start operator and gateway as processes and read custom resources like any
   * outside client.
   */
  @Test
  void localAndFaultsKnowResourcesButNoPartOfAnOperatorOrGateway() {
    noClasses()
        .that()
        .resideInAnyPackage("games.kickoff.local..", "games.kickoff.faults..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    "games.kickoff.operator..", "games.kickoff.gateway..")
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "games.kickoff.operator.api..", "games.kickoff.operator.rules..")))
        .check(all);
  }

  @Test
  void nobodyButFaultsAndTheCheckoutUsesLocal() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "games.kickoff.local..", "games.kickoff.faults..", "games.kickoff.checkout..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("games.kickoff.local..")
        .check(all);
  }

  @Test
  void nobodyButTheCheckoutUsesFaults() {
    noClasses()
        .that()
        .resideOutsideOfPackages("games.kickoff.faults..", "games.kickoff.checkout..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("games.kickoff.faults..")
        .check(all);
  }

  @Test
  void nobodyUsesTheCheckout() {
    noClasses()
        .that()
        .resideOutsideOfPackage("games.kickoff.checkout..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("games.kickoff.checkout..")
        .check(all);
  }

  @Test
  void noPackageIsNamedForLeftovers() {
    List<String> leftovers =
        List.of("util", "utils", "helper", "helpers", "common", "misc", "impl");
    assertThat(all.stream().map(c -> c.getPackageName()).distinct())
        .noneMatch(name -> leftovers.contains(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** A rule: of Kickoff's classes, the module uses only its own and those of the given packages. */
  private static ArchRule uses(String module, String... allowed) {
    String[] may = new String[allowed.length + 1];
    System.arraycopy(allowed, 0, may, 0, allowed.length);
    may[allowed.length] = module;
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(OURS)
                .and(JavaClass.Predicates.resideOutsideOfPackages(may)));
  }
}
