package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Asks the API server whether it would take a server, without making one. */
public final class PodDryRun {

  private final KubernetesClient client;
  private final Optional<String> publicHost;

  public PodDryRun(KubernetesClient client, Optional<String> publicHost) {
    this.client = client;
    this.publicHost = publicHost;
  }

  /**
   * Asks, for as long as the client's time-outs allow.
   *
   * @return why it would not; empty: it would
   */
  public Optional<NotCreated> ask(ServerOwner owner, ServerOrder order) {
    try {
      client.resource(pod(owner, order)).dryRun().create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(NotCreated.of(e));
    }
  }

  private Pod pod(ServerOwner owner, ServerOrder order) {
    Pod pod = GamePod.of(owner, order);
    return order
        .hostPorts()
        .map(range -> GamePod.reachedAt(pod, order.port(), range.from(), publicHost))
        .orElse(pod);
  }
}
