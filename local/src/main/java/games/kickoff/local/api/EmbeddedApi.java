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
   * Starts the chosen API.
   *
   * @param auditLog whether a real API server logs the requests of service accounts
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

  /** The URL of the API server. */
  String url();

  /**
   * Whether pods are bound to a node before they run. A real API deletes only bound pods
   * gracefully, so it needs this; the mock server has neither bindings nor graceful deletion.
   */
  boolean bindsPods();

  /** The environment variables with which a child process reaches the API by a fabric8 client. */
  default Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig().toString());
  }

  default Config config() {
    return Config.fromKubeconfig(kubeconfig().toFile());
  }

  /** Creates a client, which the caller must close. */
  default KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(config()).build();
  }

  /**
   * Creates or updates every CustomResourceDefinition in {@code directory}; with a real API server
   * it also waits until they are established.
   */
  default void applyCrds(Path directory) throws IOException {
    try (KubernetesClient client = client()) {
      new CrdFolder(directory).applyTo(client, this instanceof RealApi);
    }
  }

  @Override
  void close() throws IOException;
}
