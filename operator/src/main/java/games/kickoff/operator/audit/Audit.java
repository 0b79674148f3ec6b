package games.kickoff.operator.audit;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.outage.Outages;
import games.kickoff.operator.queue.InvalidQueue;
import games.kickoff.operator.queue.MatchQueue;
import games.kickoff.operator.queue.QueueRules;
import games.kickoff.operator.session.GameSession;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.store.Rebuilding;
import games.kickoff.store.StoreUnavailable;
import games.kickoff.store.match.Claims;
import games.kickoff.store.match.Fence;
import games.kickoff.store.match.Freed;
import games.kickoff.store.match.Matches;
import games.kickoff.store.match.StaleFence;
import games.kickoff.store.queue.PublishedQueue;
import games.kickoff.store.queue.Queues;
import games.kickoff.store.record.Records;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares all owners of facts and has what differs repaired; fills a Redis that lost data. */
public final class Audit {

  private static final Logger log = LoggerFactory.getLogger(Audit.class);

  /** How long another part may take to do what would make a difference vanish by itself. */
  static final Duration GRACE = Duration.ofSeconds(15);

  /**
   * What a run came to.
   *
   * @param refilled whether Redis had lost data and was filled again
   * @param unsettled whether a difference was too young to be repaired: look again after the grace
   */
  record Outcome(boolean refilled, boolean unsettled) {}

  private final KubernetesClient client;
  private final Namespaces namespaces;
  private final Claims claims;
  private final Queues queues;
  private final Supplier<Fence> fence;
  private final Predicate<QueueKey> isKnown;
  private final Consumer<MatchQueue> forgotten;
  private final FailureEvents events;
  private final OperatorMetrics metrics;
  private final Clock clock;
  private final FactsReader facts;
  private final Repairs repairs;
  private final Refill refill;

  /**
   * Wires an audit.
   *
   * @param isKnown whether somebody looks after the queue
   * @param forgotten told of each queue that is there, is understood, and nobody looks after
   */
  public Audit(
      KubernetesClient client,
      Namespaces namespaces,
      Claims claims,
      Matches matches,
      Queues queues,
      Records records,
      Supplier<Fence> fence,
      Predicate<QueueKey> isKnown,
      Consumer<MatchQueue> forgotten,
      FailureEvents events,
      OperatorMetrics metrics,
      Clock clock) {
    this.client = client;
    this.namespaces = namespaces;
    this.claims = claims;
    this.queues = queues;
    this.fence = fence;
    this.isKnown = isKnown;
    this.forgotten = forgotten;
    this.events = events;
    this.metrics = metrics;
    this.clock = clock;
    this.facts = new FactsReader(client, namespaces, matches, records);
    this.repairs = new Repairs(client, claims, matches, records, fence, events, metrics, clock);
    this.refill = new Refill(claims, fence);
  }

  /**
   * Runs once.
   *
   * @throws games.kickoff.store.StoreUnavailable when a store does not answer; try again later
   */
  synchronized Outcome run() {
    boolean lost = !claims.isOpen();
    var matchQueues = namespaces.list(client.resources(MatchQueue.class));
    if (lost) {
      refill.run(matchQueues.items(), namespaces.list(client.resources(GameSession.class)).items());
    }
    AuditPlan plan = AuditPlan.compare(facts.read(GRACE), fence.get(), GRACE, clock.instant());
    for (AuditPlan.Repair repair : plan.repairs()) {
      guarded("repair " + repair, () -> repairs.make(repair));
    }
    Set<QueueKey> there = keys(matchQueues.items());
    for (PublishedQueue published : queues.all()) {
      QueueKey key = published.key();
      if (!there.contains(key) && !matchQueues.unseen().contains(key.namespace())) {
        guarded("withdraw " + key, () -> withdrawIfGone(key));
      }
    }
    matchQueues.items().stream().filter(this::isForgotten).forEach(forgotten);
    claims.freeForgotten(fence.get()).forEach(this::tell);
    return new Outcome(lost, plan.unsettled());
  }

  /**
   * Something that fails for its own reasons harms nothing else, and is tried again by the next
   * run. An outage fails everything: the run is tried again as a whole.
   */
  private static void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable | StaleFence | Rebuilding e) {
      throw e;
    } catch (KubernetesClientException e) {
      if (Outages.isOutage(e) && e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      log.warn("Audit: could not {}: {}", what, e.getMessage());
    } catch (RuntimeException e) {
      log.warn("Audit: could not {}", what, e);
    }
  }

  private void tell(Freed freed) {
    log.warn("Audit: player {} was busy in a match that is over", freed.player());
    metrics.repaired("PlayersFreed");
    String message = "Audit: player " + freed.player() + " was busy in a match that is over";
    freed.queue().ifPresent(queue -> events.warn(reference(queue), "PlayersFreed", message));
  }

  private static Set<QueueKey> keys(List<MatchQueue> matchQueues) {
    Set<QueueKey> keys = new HashSet<>();
    for (MatchQueue queue : matchQueues) {
      if (QueueKey.isValid(queue.getMetadata().getNamespace(), queue.getMetadata().getName())) {
        keys.add(new QueueKey(queue.getMetadata().getNamespace(), queue.getMetadata().getName()));
      }
    }
    return keys;
  }

  private void withdrawIfGone(QueueKey key) {
    if (!isGone(key)) {
      return;
    }
    log.warn("Queue {} was deleted while nobody looked; its waiting tickets fail", key);
    claims.withdraw(fence.get(), key);
    metrics.repaired("QueueWithdrawn");
    events.warn(reference(key), "QueueWithdrawn", "Audit: it is gone; its waiting tickets failed");
  }

  private boolean isForgotten(MatchQueue queue) {
    try {
      return queue.getMetadata().getDeletionTimestamp() == null
          && !isKnown.test(QueueRules.of(queue).key());
    } catch (InvalidQueue e) {
      return false; // its reconcile has told the user
    }
  }

  private boolean isGone(QueueKey key) {
    return client
            .resources(MatchQueue.class)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get()
        == null;
  }

  private static MatchQueue reference(QueueKey key) {
    MatchQueue queue = new MatchQueue();
    queue.setMetadata(
        new ObjectMetaBuilder().withNamespace(key.namespace()).withName(key.name()).build());
    return queue;
  }
}
