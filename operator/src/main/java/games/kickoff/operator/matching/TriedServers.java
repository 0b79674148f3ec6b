package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.rules.ServerRules;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The server (template and rules) that each queue last tried to start. If a person has edited it,
 * the new server may well start, so a queue whose servers fail to start need not wait for its next
 * probe. A new leader does not know of edits made before its term; its queues wait for the next
 * probe.
 */
final class TriedServers {

  private record Server(PodTemplateSpec template, ServerRules rules) {
    static Server of(QueueRules queue) {
      return new Server(queue.template(), queue.server());
    }
  }

  private final ConcurrentMap<QueueKey, Server> servers = new ConcurrentHashMap<>();

  /** Whether the queue's server differs from the one last tried, or first seen. */
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
