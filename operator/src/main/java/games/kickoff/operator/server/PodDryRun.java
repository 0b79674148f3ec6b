package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Asks the API server whether it would accept a server's pod, without creating it. */
public final class PodDryRun {

  private final ServerCluster cluster;

  public PodDryRun(ServerCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Asks; waits as long as the client's time-outs allow.
   *
   * @return why it would be refused; empty: it would be accepted
   */
  public Optional<NotCreated> ask(ServerOwner owner, ServerOrder order) {
    try {
      cluster.client().resource(pod(owner, order)).dryRun().create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(NotCreated.of(e));
    }
  }

  private Pod pod(ServerOwner owner, ServerOrder order) {
    Pod pod = GamePod.of(owner, order);
    return order
        .hostPorts()
        .map(range -> GamePod.reachedAt(pod, order.port(), range.from(), cluster.publicHost()))
        .orElse(pod);
  }
}
