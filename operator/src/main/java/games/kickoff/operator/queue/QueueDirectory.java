package games.kickoff.operator.queue;

import games.kickoff.core.queue.QueueKey;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The queues this operator knows, by key, with the rules last understood of each. */
public final class QueueDirectory {

  private final KubernetesClient client;
  private final ConcurrentMap<QueueKey, QueueRules> known = new ConcurrentHashMap<>();

  public QueueDirectory(KubernetesClient client) {
    this.client = client;
  }

  void put(QueueRules rules) {
    known.put(rules.key(), rules);
  }

  void remove(QueueKey queue) {
    known.remove(queue);
  }

  /** The queues known. */
  public Set<QueueKey> keys() {
    return Set.copyOf(known.keySet());
  }

  /**
   * A queue's rules; one not looked at yet is read from the API server.
   *
   * @return empty when there is no such queue, or it is not understood
   */
  public Optional<QueueRules> find(QueueKey queue) {
    QueueRules rules = known.get(queue);
    if (rules != null) {
      return Optional.of(rules);
    }
    MatchQueue live =
        client
            .resources(MatchQueue.class)
            .inNamespace(queue.namespace())
            .withName(queue.name())
            .get();
    if (live == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(QueueRules.of(live));
    } catch (InvalidQueue e) {
      return Optional.empty();
    }
  }
}
