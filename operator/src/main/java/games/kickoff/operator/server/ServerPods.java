package games.kickoff.operator.server;

import games.kickoff.operator.rules.HostPortRange;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and deletes servers. */
public final class ServerPods {

  private static final Logger log = LoggerFactory.getLogger(ServerPods.class);

  /** Tries of a create that clashes with other writes, such as a quota's count. */
  private static final int TRIES = 3;

  /** What came of making a pod. */
  public sealed interface Result {
    /** It is there, made now or before. */
    record Made() implements Result {}

    /** Not now, but later: no port of the nodes is free, or another write came between. */
    record Later() implements Result {}

    /** A quota is used up. */
    record NoRoom(String why) implements Result {}

    /** The API server does not take it, and would not later. */
    record Refused(String why) implements Result {}
  }

  private final ServerCluster cluster;
  private final HostPorts hostPorts;
  private final Clock clock;

  public ServerPods(ServerCluster cluster, HostPorts hostPorts, Clock clock) {
    this.cluster = cluster;
    this.hostPorts = hostPorts;
    this.clock = clock;
  }

  /** Makes it, unless it is there. */
  public Result make(ServerOwner owner, ServerOrder order) {
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
        case NotCreated.AlreadyExists there -> new Result.Made(); // before; its event is on its way
        case NotCreated.NoRoom full -> new Result.NoRoom(full.why());
        case NotCreated.Refused no -> new Result.Refused(no.why());
        case NotCreated.Clashed clash -> tries > 1 ? create(pod, tries - 1) : new Result.Later();
        case NotCreated.NotAllowed no -> {
          if (e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw e; // a token that is being renewed
          }
          yield new Result.Refused(no.why());
        }
        case NotCreated.Unanswered lost -> throw e;
      };
    }
  }

  /** Deletes a pod as it was seen: of another version it stays, and the API server answers 409. */
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
