package games.kickoff.local.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DESIGN §3: core ← store ← {operator, gateway}; local → all; the rest depends on nothing of ours.
 * Beyond local stands only faults, which breaks what local runs; it isn't on the class path here.
 */
class ModuleDirectionsTest {

  private static final String OURS = "games.kickoff..";

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
      strings = {"core", "store", "operator", "gateway", "gameserver", "loadtest", "local"})
  void everyModuleIsLookedAt(String module) {
    assertThat(all.stream().filter(c -> c.getPackageName().startsWith("games.kickoff." + module)))
        .isNotEmpty();
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
        .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(all);
  }

  @Test
  void storeUsesCoreAlone() {
    uses("games.kickoff.redis..", "games.kickoff.core..").check(all);
  }

  @Test
  void operatorUsesStoreAndCoreAndNeverTheGateway() {
    uses("games.kickoff.operator..", "games.kickoff.redis..", "games.kickoff.core..").check(all);
  }

  @Test
  void gatewayUsesStoreAndCoreAndNeverTheOperatorNorKubernetes() {
    uses("games.kickoff.gateway..", "games.kickoff.redis..", "games.kickoff.core..").check(all);
    noClasses()
        .that()
        .resideInAPackage("games.kickoff.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"games.kickoff.gameserver..", "games.kickoff.loadtest.."})
  void theBlackBoxesUseNothingOfOurs(String box) {
    uses(box).check(all);
  }

  @Test
  void nobodyButFaultsUsesLocal() {
    noClasses()
        .that()
        .resideOutsideOfPackages("games.kickoff.local..", "games.kickoff.faults..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("games.kickoff.local..")
        .check(all);
  }

  @Test
  void nobodyUsesFaults() {
    noClasses()
        .that()
        .resideOutsideOfPackage("games.kickoff.faults..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("games.kickoff.faults..")
        .check(all);
  }

  @Test
  void noPackageIsNamedForLeftovers() {
    List<String> leftovers =
        List.of("util", "utils", "helper", "helpers", "common", "misc", "impl");
    assertThat(all.stream().map(c -> c.getPackageName()).distinct())
        .noneMatch(name -> leftovers.contains(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** Of our own classes, only those of the package itself and of these. */
  private static ArchRule uses(String module, String... allowed) {
    String[] may = new String[allowed.length + 1];
    System.arraycopy(allowed, 0, may, 0, allowed.length);
    may[allowed.length] = module;
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(OURS)
                .and(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                        may)));
  }
}
