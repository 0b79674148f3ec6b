package games.kickoff.operator.audit;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Freed;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.claim.Mending;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.fact.BadFact;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.record.Records;
import games.kickoff.core.term.Term;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.namespace.Namespaces;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.status.Reporting;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all owners of facts (Redis, Postgres, the API server; docs/architecture.md §2) and
 * repairs what differs. Refills a Redis that has lost data.
 */
public final class Audit {

  private static final Logger log = LoggerFactory.getLogger(Audit.class);

  /**
   * How old a difference must be before it is repaired. Until then another part of the system may
   * be about to finish the work that makes the difference disappear.
   */
  static final Duration GRACE = Duration.ofSeconds(15);

  /**
   * The outcome of one run.
   *
   * @param refilled whether Redis had lost data and was refilled
   * @param unsettled whether a difference was too young to be repaired, so that another run is due
   *     after {@link #GRACE}
   */
  record Outcome(boolean refilled, boolean unsettled) {}

  private final KubernetesClient client;
  private final Namespaces namespaces;
  private final RealmRefill realm;
  private final Mending mending;
  private final Term term;
  private final QueueCare care;
  private final Reporting reporting;
  private final Clock clock;
  private final Progress progress;
  private final FactsReader facts;
  private final Repairs repairs;
  private final QueueRepairs queueRepairs;
  private final Refill refill;
  private final Strays strays = new Strays(GRACE);

  /** The stores that an audit compares, and the term its writes are bound to. */
  public record Stores(
      Pools pools,
      Claims claims,
      QueuePublication publication,
      RealmRefill refill,
      Mending mending,
      Matches matches,
      Queues queues,
      Records records,
      Term term) {}

  public Audit(
      KubernetesClient client,
      Namespaces namespaces,
      Stores stores,
      QueueCare care,
      Reporting reporting,
      Clock clock) {
    this.client = client;
    this.namespaces = namespaces;
    this.realm = stores.refill();
    this.mending = stores.mending();
    this.term = stores.term();
    this.care = care;
    this.reporting = reporting;
    this.clock = clock;
    this.progress = new Progress(clock);
    this.facts =
        new FactsReader(
            client, namespaces, stores.matches(), stores.records(), reporting.metrics()::badFact);
    this.repairs = new Repairs(client, stores, reporting, clock);
    this.queueRepairs = new QueueRepairs(client, stores, reporting);
    this.refill = new Refill(stores, progress);
  }

  /**
   * Runs once.
   *
   * @throws games.kickoff.core.store.StoreUnavailable when a store does not answer; try again later
   */
  synchronized Outcome run() {
    progress.step();
    try {
      Outcome outcome = compare();
      reporting.metrics().auditSucceeded(clock.instant());
      return outcome;
    } catch (RuntimeException e) {
      cause(Setback.of(e)).ifPresent(reporting.metrics()::auditFailed);
      throw e;
    } finally {
      progress.end();
    }
  }

  /** Whether a run is in progress that has taken no step for that long. */
  boolean isStuckFor(Duration time) {
    return progress.isStuckFor(time);
  }

  /** The failure's label in the metrics. Empty for the end of the term, which is not a failure. */
  private static Optional<String> cause(Setback setback) {
    return switch (setback) {
      case Setback.TermOver over -> Optional.empty();
      case Setback.StoreAway store -> Optional.of("store");
      case Setback.Refilling lost -> Optional.of("rebuilding");
      case Setback.ApiAway api -> Optional.of("api");
      case Setback.CacheBehind behind -> Optional.of("api");
      case Setback.Refused refused -> Optional.of("api");
      case Setback.Failure failure -> Optional.of("error");
    };
  }

  private Outcome compare() {
    step("mend Redis' keys", this::mendKeys);
    boolean lost = !realm.isOpen();
    var matchQueues = namespaces.list(client.resources(MatchQueue.class));
    if (lost) {
      refill.run(matchQueues.items(), namespaces.list(client.resources(GameSession.class)).items());
    }
    FactsReader.Reading read = facts.read(GRACE);
    for (Matches.Dangling dangling : read.dangling()) {
      step("drop match " + dangling.id(), () -> drop(dangling));
    }
    AuditPlan plan = AuditPlan.compare(read.facts(), term.fence(), GRACE, clock.instant());
    for (AuditPlan.Repair repair : plan.repairs()) {
      step("repair " + repair, () -> repairs.make(repair));
    }
    progress.step();
    Set<QueueKey> keys = queueRepairs.repair(matchQueues);
    matchQueues.items().stream().filter(this::isForgotten).forEach(care::adopt);
    step("look for strays", () -> mendStrays(keys));
    step("free players", () -> mending.freeForgotten().forEach(this::report));
    return new Outcome(lost, plan.unsettled() || strays.anyYoung(clock.instant()));
  }

  private void step(String what, Runnable work) {
    progress.step();
    Guard.run(what, work);
  }

  private void mendKeys() {
    for (String key : mending.mendKeys()) {
      log.warn("Audit: deleted Redis' key {}, which no script can have written", key);
      reporting.metrics().repaired(RepairKind.KEY_DELETED.word());
    }
  }

  private void drop(Matches.Dangling dangling) {
    if (mending.drop(dangling)) {
      log.warn("Audit: took {} out of the live matches; it is not a live match", dangling.id());
      reporting.metrics().repaired(RepairKind.MATCH_DROPPED.word());
    }
  }

  private void mendStrays(Set<QueueKey> keys) {
    Map<QueueKey, List<Mending.Stray>> seen = new HashMap<>();
    for (QueueKey key : keys) {
      step("look for strays of " + key, () -> seen.put(key, mending.strays(key)));
    }
    strays
        .due(seen, clock.instant())
        .forEach(
            (queue, due) -> due.forEach(stray -> step("mend " + stray, () -> mend(queue, stray))));
  }

  private void mend(QueueKey queue, Mending.Stray stray) {
    String what =
        stray
            .match()
            .map(match -> "claimed by match " + match + ", which is not live")
            .orElse("waiting with incomplete data");
    switch (mending.mend(queue, stray)) {
      case HOME -> {}
      case BACK -> {
        log.warn("Audit: ticket {} was {}; it is put back", stray.ticket(), what);
        reporting.metrics().repaired(RepairKind.TICKET_PUT_BACK.word());
        reporting
            .events()
            .warn(
                QueueRepairs.reference(queue),
                RepairKind.TICKET_PUT_BACK.word(),
                "Audit: ticket " + stray.ticket() + " was " + what);
      }
      case DROPPED -> {
        log.warn("Audit: took {} out of its queue: it was {}", stray.ticket(), what);
        reporting.metrics().repaired(RepairKind.TICKET_DROPPED.word());
        reporting.metrics().badFact(new BadFact(BadFact.Kind.TICKET, stray.ticket(), what));
      }
    }
  }

  private void report(Freed freed) {
    log.warn("Audit: player {} was busy in a match that is over", freed.player());
    reporting.metrics().repaired(RepairKind.PLAYERS_FREED.word());
    String message = "Audit: player " + freed.player() + " was busy in a match that is over";
    freed
        .queue()
        .ifPresent(queue ->
            reporting
                .events()
                .warn(QueueRepairs.reference(queue), RepairKind.PLAYERS_FREED.word(), message));
  }

  private boolean isForgotten(MatchQueue queue) {
    try {
      return queue.getMetadata().getDeletionTimestamp() == null
          && !care.isKnown(QueueRules.of(queue).key());
    } catch (RuntimeException e) { // such as InvalidQueue; the queue's reconcile has reported it
      return false;
    }
  }
}
