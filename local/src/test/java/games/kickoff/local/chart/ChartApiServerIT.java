package games.kickoff.local.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UpgradeCommand;
import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.rights.Kubectl;
import games.kickoff.local.rights.RenderedChart;
import games.kickoff.testing.WaitBound;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real API server must accept every field of what the chart renders. */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class ChartApiServerIT {

  private static final Path GOLDEN = Path.of("..", "helm", "src", "test", "resources", "golden");

  private static EmbeddedApi api;
  private static Kubectl kubectl;

  @TempDir private static Path directory;

  @BeforeAll
  static void start() throws IOException {
    api = EmbeddedApi.start(ApiChoice.REAL, directory.resolve("api"));
    kubectl = Kubectl.of(api);
    for (String namespace : List.of(RenderedChart.NAMESPACE, "ranked", "casual")) {
      kubectl.run("create", "namespace", namespace);
      kubectl.run("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
      kubectl.run("label", "namespace", namespace, "pod-security.kubernetes.io/warn=restricted");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    api.close();
  }

  /**
   * The chart is applied with hooks and without CRDs, and nothing is stored. A warning of Pod
   * Security fails the test, too.
   */
  @ParameterizedTest
  @MethodSource("installs")
  void isAcceptedToTheLastFieldInARestrictedNamespace(Path install) {
    Path rendered = install.resolve("expected.yaml");

    String said = create(rendered, "--dry-run=server");

    assertThat(said.lines())
        .hasSameSizeAs(RenderedChart.documents(read(rendered)))
        .allMatch(line -> line.endsWith("created (server dry run)"));
  }

  @Test
  void isInstalledWithCrdsThatServeAndThatAnUninstallLeavesThere() throws IOException {
    Path rendered = directory.resolve("rendered.yaml");
    Files.writeString(rendered, RenderedChart.render(GOLDEN.resolve("default/values.yaml")));

    create(rendered);

    await().atMost(WaitBound.BOUND).until(() -> isEstablished("crd/matchqueues.kickoff.games"));
    await().atMost(WaitBound.BOUND).until(() -> isEstablished("crd/gamesessions.kickoff.games"));
    assertThat(kubectl.run("get", "mq,gsess,deploy,pdb", "-n", RenderedChart.NAMESPACE, "-o=name"))
        .contains("deployment.apps/kickoff-operator", "deployment.apps/kickoff-gateway");
    try (KubernetesClient client = api.client()) {
      assertThat(client.apiextensions().v1().customResourceDefinitions().list().getItems())
          .hasSize(2)
          .map(CustomResourceDefinition::getMetadata)
          .allMatch(crd -> "keep".equals(crd.getAnnotations().get("helm.sh/resource-policy")));
    }
  }

  /** Live matches in a namespace that is no longer watched would be left without an operator. */
  @Test
  void isNotUpgradedToWatchFewerNamespacesUnlessThatIsMeant() {
    kubectl.run("create", "namespace", "upgraded");
    upgrade(false, "*");

    assertThatThrownBy(() -> upgrade(false))
        .hasMessageContaining("would watch upgraded only")
        .hasMessageContaining("set namespaces to [\"*\"] to keep them");
    upgrade(true, "upgraded", "casual");
    assertThatThrownBy(() -> upgrade(false))
        .hasMessageContaining("would no longer watch casual: set namespaces to [upgraded, casual]");
  }

  /**
   * {@code helm upgrade --install kickoff} into the namespace {@code upgraded}.
   *
   * @param narrow whether fewer namespaces than before may be watched
   * @param namespaces none: the release's own
   */
  private static void upgrade(boolean narrow, String... namespaces) {
    UpgradeCommand command =
        new Helm(RenderedChart.CHART)
            .upgrade()
            .install()
            .withName("kickoff")
            .withNamespace("upgraded")
            .withKubeConfig(api.kubeconfig())
            .set("narrowNamespaces", narrow)
            .set("crds.install", false)
            .set("redis.address", "redis")
            .set("postgres.address", "postgres")
            .set("gateway.auth.enabled", false);
    for (int i = 0; i < namespaces.length; i++) {
      command.set("namespaces[%d]".formatted(i), namespaces[i]);
    }
    command.call();
  }

  /** The server must refuse a misspelt field; otherwise the tests above would not find one. */
  @Test
  void isReadByAServerThatRefusesWhatItDoesNotKnow() throws IOException {
    Path misspelt = directory.resolve("misspelt.yaml");
    String rendered = read(GOLDEN.resolve("default/expected.yaml"));
    Files.writeString(misspelt, rendered.replace("maxUnavailable:", "maxUnavailible:"));

    Kubectl.Answer answer =
        kubectl.answer(
            "create", "--dry-run=server", "--validate=strict", "-f", misspelt.toString());

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.error()).contains("unknown field \"spec.maxUnavailible\"");
  }

  /** {@code kubectl wait} fails at once, instead of waiting, while a CRD has no conditions yet. */
  private static boolean isEstablished(String crd) {
    return kubectl.answer("wait", "--for=condition=Established", "--timeout=1s", crd).exitCode()
        == 0;
  }

  private static String create(Path manifest, String... more) {
    return kubectl.run(
        Stream.concat(
                Stream.of("create", "--validate=strict", "-f", manifest.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  static Stream<Path> installs() throws IOException {
    try (Stream<Path> directories = Files.list(GOLDEN)) {
      return directories.sorted().toList().stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
