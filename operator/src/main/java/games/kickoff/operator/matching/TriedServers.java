package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.rules.ServerRules;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The server each queue last tried to start: another one may well start where that one did not, so
 * a broken queue need not wait for its next probe once a person has edited it. A new leader knows
 * of no edit before its time; its queues wait for their probe at most.
 */
final class TriedServers {

  private record Server(PodTemplateSpec template, ServerRules rules) {
    static Server of(QueueRules queue) {
      return new Server(queue.template(), queue.server());
    }
  }

  private final ConcurrentMap<QueueKey, Server> servers = new ConcurrentHashMap<>();

  /** Whether the queue has another server than the one it last tried, or was first seen with. */
  boolean isEdited(QueueRules queue) {
    Server now = Server.of(queue);
    Server tried = servers.putIfAbsent(queue.key(), now);
    return tried != null && !tried.equals(now);
  }

  void tried(QueueRules queue) {
    servers.put(queue.key(), Server.of(queue));
  }

  void forget(QueueKey queue) {
    servers.remove(queue);
  }
}
