package games.kickoff.operator.audit;

import games.kickoff.core.claim.Pools;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.core.queue.Queues;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.namespace.Namespaces;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.status.Reporting;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the queues published in Redis with the MatchQueues that exist. */
final class QueueRepairs {

  private static final Logger log = LoggerFactory.getLogger(QueueRepairs.class);

  /** How many tickets one call expires, for a queue that has no ticks. */
  private static final int EXPIRE_AT_ONCE = 500;

  private final KubernetesClient client;
  private final Pools pools;
  private final QueuePublication publication;
  private final Queues queues;
  private final Reporting reporting;

  QueueRepairs(KubernetesClient client, Audit.Stores stores, Reporting reporting) {
    this.client = client;
    this.pools = stores.pools();
    this.publication = stores.publication();
    this.queues = stores.queues();
    this.reporting = reporting;
  }

  /**
   * Withdraws published queues whose MatchQueue is gone, republishes those whose entry in Redis
   * can't be read, and expires tickets of queues in namespaces that the operator may not list.
   *
   * @return the keys of all queues that are published or exist
   */
  Set<QueueKey> repair(Namespaces.Listing<MatchQueue> matchQueues) {
    Set<QueueKey> readable = new HashSet<>();
    queues.all().forEach(queue -> readable.add(queue.key()));
    Set<QueueKey> published = new HashSet<>(queues.keys());
    Set<QueueKey> there = new HashSet<>();
    for (MatchQueue queue : matchQueues.items()) {
      String namespace = queue.getMetadata().getNamespace();
      if (QueueKey.isValid(namespace, queue.getMetadata().getName())) {
        QueueKey key = new QueueKey(namespace, queue.getMetadata().getName());
        there.add(key);
        if (published.contains(key) && !readable.contains(key)) {
          Guard.run("publish " + key, () -> publishAgain(key, queue));
        }
      }
    }
    for (QueueKey key : published) {
      if (matchQueues.unseen().contains(key.namespace())) {
        Guard.run("expire " + key, () -> pools.expire(key, EXPIRE_AT_ONCE));
      } else if (!there.contains(key)) {
        Guard.run("withdraw " + key, () -> withdrawIfGone(key));
      }
    }
    published.addAll(there);
    return published;
  }

  private void publishAgain(QueueKey key, MatchQueue queue) {
    try {
      publication.publish(QueueRules.of(queue).published());
    } catch (InvalidQueue e) {
      return; // the queue's reconcile has reported it
    }
    log.warn("Audit: what Redis held of queue {} could not be read; it is published again", key);
    reporting.metrics().repaired(RepairKind.QUEUE_PUBLISHED.word());
    reporting
        .events()
        .warn(
            queue,
            RepairKind.QUEUE_PUBLISHED.word(),
            "Audit: what Redis held of it could not be read");
  }

  private void withdrawIfGone(QueueKey key) {
    if (!isGone(key)) {
      return;
    }
    log.warn("Queue {} was deleted while no operator ran; its waiting tickets fail", key);
    publication.withdraw(key);
    reporting.metrics().repaired(RepairKind.QUEUE_WITHDRAWN.word());
    reporting
        .events()
        .warn(
            reference(key),
            RepairKind.QUEUE_WITHDRAWN.word(),
            "Audit: it is gone; its waiting tickets failed");
  }

  private boolean isGone(QueueKey key) {
    return client
            .resources(MatchQueue.class)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get()
        == null;
  }

  /** A MatchQueue with nothing but its key, for an Event about it. */
  static MatchQueue reference(QueueKey key) {
    MatchQueue queue = new MatchQueue();
    queue.setMetadata(
        new ObjectMetaBuilder().withNamespace(key.namespace()).withName(key.name()).build());
    return queue;
  }
}
