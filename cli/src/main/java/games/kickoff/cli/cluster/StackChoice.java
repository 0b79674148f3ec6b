package games.kickoff.cli.cluster;

import games.kickoff.cli.line.Within;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which stack is meant, of those that run on this machine. */
public final class StackChoice {

  /** A person waits. */
  private static final int TIMEOUT_MILLIS = 5_000;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "the stack's gateway port; not needed while a single one runs")
  @Within(least = 1, most = 65_535)
  private Optional<Integer> port = Optional.empty();

  /** Whether one is named. */
  boolean isMade() {
    return port.isPresent();
  }

  /**
   * The one that is meant.
   *
   * @throws IOException when none runs, or it isn't clear which is meant
   */
  RunningStack stack() throws IOException {
    return RunningStack.one(port);
  }

  /**
   * A client of its API, to be closed.
   *
   * @throws IOException as above
   */
  public KubernetesClient client() throws IOException {
    RunningStack stack = stack();
    return client(Config.fromKubeconfig(Path.of(stack.kubeconfig()).toFile()), stack.mock());
  }

  static KubernetesClient client(Config found, boolean mock) {
    Config config =
        new ConfigBuilder(found)
            .withHttp2Disable(mock)
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
