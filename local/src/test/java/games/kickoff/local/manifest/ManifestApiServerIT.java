package games.kickoff.local.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real API server must accept the valid manifests and refuse the invalid ones. Each is a file in
 * the test resources of this package.
 */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class ManifestApiServerIT {

  private static final Path CRDS = Path.of("../crds");

  private static EmbeddedApi api;
  private static KubernetesClient client;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    api = EmbeddedApi.start(ApiChoice.REAL, directory.resolve("api"));
    api.applyCrds(CRDS);
    client = api.client();
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    api.close();
  }

  @AfterEach
  void leavesNothingForTheNext() {
    Manifest.removeAll(client);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void acceptsWhatIsValid(Manifest manifest) {
    assertThat(manifest.apply(client).getMetadata().getUid()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatIsInvalidAndNamesTheField(Manifest manifest) {
    assertThat(manifest.refusal(client)).contains(manifest.firstLine());
  }

  @Test
  void everyFileIsEitherValidOrInvalid() {
    assertThat(Manifest.all())
        .isNotEmpty()
        .allMatch(manifest -> manifest.isValid() || manifest.isInvalid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"matchqueues.yaml", "gamesessions.yaml"})
  void everyRuleOfTheSchemaIsBrokenBySomeFile(String crd) throws IOException {
    List<String> refusals =
        Manifest.all().stream()
            .filter(Manifest::isInvalid)
            .map(manifest -> {
              String refusal = manifest.refusal(client);
              Manifest.removeAll(client);
              return refusal;
            })
            .toList();

    assertThat(SchemaRules.of(CRDS.resolve(crd)))
        .isNotEmpty()
        .filteredOn(rule -> refusals.stream().noneMatch(refusal -> refusal.contains(rule)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "server.port, 8080",
    "server.readyTimeout, 60s",
    "server.lostGrace, 30s",
    "server.maxDuration, 1h",
    "server.attempts, 2",
    "server.maxStarting, 50",
    "ticketTtl, 60s",
    "retention, 10m",
    "paused, false",
    "joinsWhilePaused, accept",
    "server.eviction, never"
  })
  void fillsInWhatAUserLeavesOut(String field, String value) {
    GenericKubernetesResource queue = named("valid-least.yaml").apply(client);

    assertThat(String.valueOf((Object) queue.get(path("spec." + field)))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "skill.attribute, rating",
    "skill.uncertaintyAttribute, uncertainty",
    "skill.partyAggregation, mean",
    "skill.window.opening, 0s",
    "skill.uncertain.holds, 30s"
  })
  void fillsInWhatASkillRuleLeavesOut(String field, String value) {
    GenericKubernetesResource queue = named("valid-most-values.yaml").apply(client);

    assertThat(String.valueOf((Object) queue.get(path("spec." + field)))).isEqualTo(value);
  }

  @Test
  void asksEveryTenSecondsWhereAStopProbeSaysNoPeriod() {
    GenericKubernetesResource queue = named("valid-stop-probe.yaml").apply(client);

    assertThat(queue.<String>get(path("spec.server.stopProbe.period"))).isEqualTo("10s");
  }

  private static Object[] path(String dotted) {
    return dotted.split("\\.");
  }

  private static Manifest named(String name) {
    return Manifest.all().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  static Stream<Manifest> valid() {
    return Manifest.all().stream().filter(Manifest::isValid);
  }

  static Stream<Manifest> invalid() {
    return Manifest.all().stream().filter(Manifest::isInvalid);
  }
}
