package games.kickoff.local.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The Kubernetes API of a stack. It is up when {@link #start} returns; {@link #close} leaves no
 * process and no file.
 */
public sealed interface EmbeddedApi extends AutoCloseable permits MockApi, RealApi {

  static EmbeddedApi start(ApiChoice choice, Path directory) throws IOException {
    return start(choice, directory, false);
  }

  /**
   * Starts one.
   *
   * @param auditLog whether a real one writes down what service accounts ask of it
   */
  static EmbeddedApi start(ApiChoice choice, Path directory, boolean auditLog) throws IOException {
    return switch (choice) {
      case MOCK -> MockApi.start(directory);
      case REAL -> RealApi.start(directory, ApiBinaries.require(), auditLog);
      case AUTO -> {
        var binaries = ApiBinaries.find();
        yield binaries.isPresent()
            ? RealApi.start(directory, binaries.get(), auditLog)
            : MockApi.start(directory);
      }
    };
  }

  /** A kubeconfig any client on this machine can use; its namespace is {@code default}. */
  Path kubeconfig();

  /** Where it is, for people. */
  String url();

  /**
   * Whether pods are bound to a node before they run. Only a bound pod is deleted gracefully, so a
   * real API needs it; the mock knows neither.
   */
  boolean bindsPods();

  /** What a child process needs in its environment to reach it with a fabric8 client. */
  default Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig().toString());
  }

  default Config config() {
    return Config.fromKubeconfig(kubeconfig().toFile());
  }

  /** A client of the caller's own, who closes it. */
  default KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(config()).build();
  }

  /** Makes every CustomResourceDefinition in {@code directory} known and waits until it serves. */
  default void applyCrds(Path directory) throws IOException {
    try (KubernetesClient client = client()) {
      new CrdFolder(directory).applyTo(client, this instanceof RealApi);
    }
  }

  @Override
  void close() throws IOException;
}
