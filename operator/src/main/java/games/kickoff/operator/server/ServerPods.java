package games.kickoff.operator.server;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.rules.HostPortRange;
import games.kickoff.operator.session.SessionMatch;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and deletes the pods of sessions. */
public final class ServerPods {

  private static final Logger log = LoggerFactory.getLogger(ServerPods.class);

  /** Tries of a create that clashes with other writes, such as a quota's count. */
  private static final int TRIES = 3;

  /** What came of making a pod. */
  public sealed interface Result {
    /** It is there, made now or before. */
    record Made() implements Result {}

    /** Not now, but later: no port of the nodes is free, or it is another session's turn. */
    record Later() implements Result {}

    /** Its queue is gone, and with it the template. */
    record QueueGone() implements Result {}

    /** A quota is used up. */
    record NoRoom(String why) implements Result {}

    /** The API server does not take it, and would not later. */
    record Refused(String why) implements Result {}
  }

  private final KubernetesClient client;
  private final QueueDirectory queues;
  private final HostPorts hostPorts;
  private final Optional<String> publicHost;
  private final Refusals refusals;
  private final Clock clock;

  /**
   * @param publicHost where players outside reach all nodes' ports; empty: at each node's own
   *     address
   */
  public ServerPods(
      KubernetesClient client,
      QueueDirectory queues,
      HostPorts hostPorts,
      Optional<String> publicHost,
      Refusals refusals,
      Clock clock) {
    this.client = client;
    this.queues = queues;
    this.hostPorts = hostPorts;
    this.publicHost = publicHost;
    this.refusals = refusals;
    this.clock = clock;
  }

  public Result make(GameSession session, SessionMatch match, int attempt) {
    Optional<QueueRules> rules = queues.find(match.queue());
    if (rules.isEmpty()) {
      return new Result.QueueGone();
    }
    int port = match.server().port();
    Pod pod = GamePod.of(session, rules.get().template(), port, attempt);
    if (rules.get().hostPorts().isPresent()) {
      HostPortRange range = rules.get().hostPorts().get();
      OptionalInt hostPort = hostPorts.choose(range, pod.getMetadata().getName(), clock.instant());
      if (hostPort.isEmpty()) {
        log.warn(
            "No port of {} to {} is free for session {}", range.from(), range.to(), match.id());
        return new Result.Later();
      }
      pod = GamePod.reachedAt(pod, port, hostPort.getAsInt(), publicHost);
    }
    Result result = create(pod, TRIES);
    switch (result) {
      case Result.Made made -> refusals.taken(match.queue());
      case Result.Refused refused -> refusals.refused(rules.get(), refused.why());
      default -> {}
    }
    return result;
  }

  private Result create(Pod pod, int tries) {
    try {
      client.resource(pod).create();
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

  /**
   * Deletes a pod as it was seen: one that a newer leader has told players of meanwhile is another
   * version, and the API server answers 409.
   */
  public void delete(String namespace, String name, String version) {
    client.pods().inNamespace(namespace).withName(name).lockResourceVersion(version).delete();
  }
}
