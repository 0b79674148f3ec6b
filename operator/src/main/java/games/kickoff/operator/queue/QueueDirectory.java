package games.kickoff.operator.queue;

import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The queues this operator knows, by key, with the last valid rules of each. */
public final class QueueDirectory {

  private final KubernetesClient client;
  private final ConcurrentMap<QueueKey, QueueRules> known = new ConcurrentHashMap<>();

  public QueueDirectory(KubernetesClient client) {
    this.client = client;
  }

  public void put(QueueRules rules) {
    known.put(rules.key(), rules);
  }

  public void remove(QueueKey queue) {
    known.remove(queue);
  }

  /**
   * The ladders of the known queues. If queues share a ladder, the rules of the first queue by key
   * count.
   */
  public List<LadderRules> ladders() {
    Map<LadderName, LadderRules> ladders = new TreeMap<>();
    known.values().stream()
        .sorted(Comparator.comparing(QueueRules::key))
        .flatMap(rules -> rules.ladder().stream())
        .forEach(ladder -> ladders.putIfAbsent(ladder.name(), ladder));
    return List.copyOf(ladders.values());
  }

  /** The queue that players join when they name only its region, chosen as gateways choose it. */
  public Optional<QueueKey> ofRegion(String region) {
    return known.values().stream()
        .map(QueueRules::published)
        .filter(queue -> queue.region().equals(region))
        .min(PublishedQueue.FIRST_OF_A_REGION)
        .map(PublishedQueue::key);
  }

  /** The keys of the known queues. */
  public Set<QueueKey> keys() {
    return Set.copyOf(known.keySet());
  }

  /**
   * A queue's rules; read from the API server if the queue is not known yet.
   *
   * @return empty when there is no such queue, or its rules are invalid
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
