package games.kickoff.operator.session;

import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.queue.QueueRules;
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
final class ServerPods {

  private static final Logger log = LoggerFactory.getLogger(ServerPods.class);

  /** What came of making a pod. */
  sealed interface Result {
    /** It is there, made now or before. */
    record Made() implements Result {}

    /** Not now, but later: no port of the nodes is free. */
    record Later() implements Result {}

    /** Its queue is gone, and with it the template. */
    record QueueGone() implements Result {}

    /** The API server does not take it, and would not later. */
    record Refused(String why) implements Result {}
  }

  private final KubernetesClient client;
  private final QueueDirectory queues;
  private final HostPorts hostPorts;
  private final Optional<String> publicHost;
  private final Clock clock;

  /**
   * @param publicHost where players outside reach all nodes' ports; empty: at each node's own
   *     address
   */
  ServerPods(
      KubernetesClient client,
      QueueDirectory queues,
      HostPorts hostPorts,
      Optional<String> publicHost,
      Clock clock) {
    this.client = client;
    this.queues = queues;
    this.hostPorts = hostPorts;
    this.publicHost = publicHost;
    this.clock = clock;
  }

  Result make(GameSession session, SessionMatch match, int attempt) {
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
    return create(pod);
  }

  private Result create(Pod pod) {
    try {
      client.resource(pod).create();
      return new Result.Made();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return new Result.Made(); // before; its event is on its way
      }
      if (isFinal(e)) {
        return new Result.Refused(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /**
   * Not for a moment's trouble: no room in a quota, a token that is being renewed, too many calls.
   */
  private static boolean isFinal(KubernetesClientException e) {
    boolean quota =
        e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
            && String.valueOf(e.getMessage()).contains("exceeded quota");
    return e.getCode() >= 400
        && e.getCode() < 500
        && !quota
        && e.getCode() != HttpURLConnection.HTTP_UNAUTHORIZED
        && e.getCode() != HttpURLConnection.HTTP_CLIENT_TIMEOUT
        && e.getCode() != 429;
  }

  /**
   * Deletes a pod as it was seen: one that a newer leader has told players of meanwhile is another
   * version, and the API server answers 409.
   */
  void delete(String namespace, String name, String version) {
    client.pods().inNamespace(namespace).withName(name).lockResourceVersion(version).delete();
  }
}
