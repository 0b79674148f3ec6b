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

/** The option that chooses one of the local stacks that run on this machine. */
public final class StackChoice {

  /** Short, because a person waits for the answer. */
  private static final int TIMEOUT_MILLIS = 5_000;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "the stack's gateway port; not needed while a single one runs")
  @Within(least = 1, most = 65_535)
  private Optional<Integer> port = Optional.empty();

  /** Whether the option is given. */
  boolean isMade() {
    return port.isPresent();
  }

  /**
   * The chosen stack, or the only one.
   *
   * @throws IOException if no such stack runs, or if several run and no port is given
   */
  RunningStack stack() throws IOException {
    return RunningStack.one(port);
  }

  /**
   * A client of its Kubernetes API; the caller closes it.
   *
   * @throws IOException if no such stack runs, or if several run and no port is given
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
