package games.kickoff.local.pod;

import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.network.LoopbackBlock;
import games.kickoff.local.network.PodAddresses;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/**
 * The node of a local stack: runs every pod of the API and keeps its status up to date. {@link
 * #close} ends all pods' containers and leaves none.
 */
public interface PodRuntime extends AutoCloseable {

  PodCounts counts();

  @Override
  void close();

  /**
   * Runs every pod as a process with a loopback address of its own; logs go to {@code directory}.
   */
  static PodRuntime ofProcesses(EmbeddedApi api, Images images, Path directory) {
    return of(api, new ProcessExecution(images, directory), LoopbackBlock.claim());
  }

  /** Only pretends to run pods, any number of them. */
  static PodRuntime hollow(EmbeddedApi api) {
    return of(api, new HollowExecution(), PodAddresses.shared("127.0.0.1"));
  }

  /** Runs pods by any execution on these addresses, which the runtime closes. */
  static PodRuntime of(EmbeddedApi api, Execution execution, PodAddresses addresses) {
    // PodLife retries by itself, sooner than the client would, and gives up when the pod is
    // deleted. With HTTP/2, more than 100 requests at the same time would fail.
    var config =
        new ConfigBuilder(api.config())
            .withRequestRetryBackoffLimit(0)
            .withHttp2Disable(true)
            .build();
    var client = new KubernetesClientBuilder().withConfig(config).build();
    return LocalNode.start(client, api.bindsPods(), execution, addresses);
  }
}
