package games.kickoff.operator.server;

import games.kickoff.operator.rules.HostPortRange;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and deletes the pods of servers. */
public final class ServerPods {

  private static final Logger log = LoggerFactory.getLogger(ServerPods.class);

  /** How often a create is tried that conflicts with other writes, such as a quota's update. */
  private static final int TRIES = 3;

  /** The result of making a pod. */
  public sealed interface Result {
    /** The pod exists, made now or earlier. */
    record Made() implements Result {}

    /**
     * It was not made, and may be later: no port of the nodes is free, or another write conflicted.
     */
    record Later() implements Result {}

    /** A quota is used up. */
    record NoRoom(String why) implements Result {}

    /** The API server refuses the pod, and would refuse it again. */
    record Refused(String why) implements Result {}
  }

  private final ServerCluster cluster;
  private final DisruptionBudgets budgets;
  private final HostPorts hostPorts;
  private final Clock clock;

  public ServerPods(ServerCluster cluster, HostPorts hostPorts, Clock clock) {
    this.cluster = cluster;
    this.budgets = new DisruptionBudgets(cluster.client(), cluster.makesBudgets(), clock);
    this.hostPorts = hostPorts;
    this.clock = clock;
  }

  /** Makes the pod, unless it exists. */
  public Result make(ServerOwner owner, ServerOrder order) {
    if (order.isProtected()) {
      budgets.ensure(owner.namespace());
    }
    Pod pod = GamePod.of(owner, order);
    if (order.hostPorts().isPresent()) {
      HostPortRange range = order.hostPorts().get();
      OptionalInt hostPort = hostPorts.choose(range, order.name(), clock.instant());
      if (hostPort.isEmpty()) {
        log.warn("No port of {} to {} is free for {}", range.from(), range.to(), order.name());
        return new Result.Later();
      }
      pod = GamePod.reachedAt(pod, order.port(), hostPort.getAsInt(), cluster.publicHost());
    }
    return create(pod, TRIES);
  }

  private Result create(Pod pod, int tries) {
    try {
      cluster.client().resource(pod).create();
      return new Result.Made();
    } catch (KubernetesClientException e) {
      return switch (NotCreated.of(e)) {
        // made earlier; its event is on its way
        case NotCreated.AlreadyExists there -> new Result.Made();
        case NotCreated.NoRoom full -> new Result.NoRoom(full.why());
        case NotCreated.Refused no -> new Result.Refused(no.why());
        case NotCreated.Clashed clash -> tries > 1 ? create(pod, tries - 1) : new Result.Later();
        case NotCreated.NotAllowed no -> {
          if (e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw e; // the token may be about to be renewed
          }
          yield new Result.Refused(no.why());
        }
        case NotCreated.Unanswered lost -> throw e;
      };
    }
  }

  /**
   * Deletes a pod if its resourceVersion is still the given one; otherwise the API server answers
   * 409.
   */
  public void delete(String namespace, String name, String version) {
    cluster
        .client()
        .pods()
        .inNamespace(namespace)
        .withName(name)
        .lockResourceVersion(version)
        .delete();
  }
}
