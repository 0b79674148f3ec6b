package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.gate.ReconcilePolicy;
import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.status.Reporting;
import games.kickoff.service.log.LogField;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles a queue: publishes it, runs a tick, writes its status, and decides when to run again.
 */
@ControllerConfiguration(name = "matchqueue", triggerReconcilerOnAllEvents = true)
public final class MatchQueueReconciler implements Reconciler<MatchQueue> {

  private static final Logger log = LoggerFactory.getLogger(MatchQueueReconciler.class);

  /** The longest time between two reconciles, in case an event of the queue's log is missed. */
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(10);

  /** When to retry after an audit has withdrawn the queue on the basis of an outdated read. */
  private static final Duration SOON = Duration.ofMillis(250);

  /** The shortest delay JOSDK can schedule. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  /**
   * How long JOSDK may take to clean up its own state after a deletion's reconcile has returned.
   */
  private static final Duration AFTER_CLEANUP = Duration.ofMillis(500);

  private final ReconcilePolicy policy;
  private final KubernetesClient client;
  private final QueuePublication publication;
  private final QueueDirectory directory;
  private final MatchTick tick;
  private final Backoff backoff;
  private final QueueFailures failures;
  private final Clock clock;
  private final QueueWakes wakes = new QueueWakes();
  private final QueueMemories memories;
  private final QueueReports reports;

  public MatchQueueReconciler(
      ReconcilePolicy policy,
      KubernetesClient client,
      MatchStores stores,
      QueueKnowledge queues,
      Matchmaking making,
      Reporting reporting) {
    this.policy = policy;
    this.clock = policy.clock();
    this.client = client;
    this.publication = stores.publication();
    this.directory = queues.directory();
    this.memories = new QueueMemories(publication);
    this.reports = new QueueReports(queues, reporting, clock);
    this.tick =
        new MatchTick(
            stores, new SessionCreator(client), making, System::nanoTime, reporting.metrics());
    this.backoff = new Backoff(making.random());
    this.failures = new QueueFailures(new TickFailures(backoff), policy.retries(), reports, clock);
  }

  @Override
  public List<EventSource<?, MatchQueue>> prepareEventSources(
      EventSourceContext<MatchQueue> context) {
    return wakes.watch(context);
  }

  /** Reconciles every queue now, as a term has begun or has been settled. */
  public void wakeAll() {
    wakes.wakeAll();
  }

  /** Reconciles the queue now, as its log has a new entry. */
  public void wake(QueueKey queue) {
    wakes.wake(queue);
  }

  /** Reconciles a queue that exists although JOSDK has forgotten it. */
  public void adopt(MatchQueue queue) {
    wakes.adopt(queue);
  }

  /** Forgets the queues of namespaces that are not watched any more. */
  public void leave(Set<String> namespaces) {
    directory.keys().stream()
        .filter(queue -> namespaces.contains(queue.namespace()))
        .forEach(this::forget);
  }

  private void forget(QueueKey key) {
    directory.remove(key);
    memories.forget(key);
    tick.forget(key);
    reports.forget(key);
  }

  /** Forgets what was published, and publishes every queue again, as Redis has been refilled. */
  public void publishAgain() {
    memories.forgetAll();
    tick.forgetPools();
    directory.keys().forEach(this::wake);
  }

  @Override
  public UpdateControl<MatchQueue> reconcile(MatchQueue queue, Context<MatchQueue> context) {
    return policy.gate().run(queue, context, () -> later(act(new QueueContext(queue, context))));
  }

  private static UpdateControl<MatchQueue> later(Optional<Duration> in) {
    return in.map(time -> UpdateControl.<MatchQueue>noUpdate().rescheduleAfter(time))
        .orElseGet(UpdateControl::noUpdate);
  }

  /**
   * Reconciles a queue and handles failures.
   *
   * @return after how long to reconcile again; empty: at the next event
   */
  private Optional<Duration> act(QueueContext at) {
    if (at.isDeleted()) {
      try {
        withdraw(at); // JOSDK retries after any other exception
      } catch (RuntimeException e) {
        if (!(Setback.of(e) instanceof Setback.TermOver over)) {
          throw e;
        }
        policy.retries().never(over);
      }
      return Optional.empty();
    }
    Optional<Duration> rest = failures.rest(at);
    if (rest.isPresent()) {
      return rest;
    }
    try {
      Optional<Duration> next = readAndLook(at);
      failures.none(at);
      return next;
    } catch (RuntimeException e) {
      return failures.after(Setback.of(e), at);
    }
  }

  private Optional<Duration> readAndLook(QueueContext at) {
    QueueRules rules;
    try {
      rules = QueueRules.of(at.queue());
    } catch (InvalidQueue e) {
      if (reports.write(at, QueueStatus.invalid(at.queue(), e, clock.instant()))) {
        log.warn("MatchQueue {}: {}", ResourceID.fromResource(at.queue()), e.getMessage());
      }
      return expireIn(at.queue());
    }
    directory.put(rules);
    try (var inLogs = LogField.QUEUE.during(rules.key().toString())) {
      return tick(at, rules);
    }
  }

  /**
   * Expires the tickets of a queue whose rules have become invalid: they are not matched, but must
   * not wait without end either.
   */
  private Optional<Duration> expireIn(MatchQueue queue) {
    try {
      return tick.expire(QueueRules.key(queue))
          ? Optional.of(LOOK_AT_LEAST_EVERY)
          : Optional.empty();
    } catch (InvalidQueue e) {
      return Optional.empty(); // a queue with an invalid key was never published
    } catch (RuntimeException e) {
      if (Setback.of(e) instanceof Setback.Outage) {
        return Optional.of(LOOK_AT_LEAST_EVERY);
      }
      throw e;
    }
  }

  private Optional<Duration> tick(QueueContext at, QueueRules rules) {
    QueueMemories.Memory memory = memories.published(rules);
    if (!policy.settled().isSettled()) {
      tick.expire(rules.key());
      policy
          .settled()
          .whyNot()
          .ifPresent(
              why -> reports.write(at, QueueStatus.notSettled(at.queue(), why, clock.instant())));
      // or sooner: the audit wakes the queues when it is done
      return Optional.of(SettledTerm.LOOK_AGAIN);
    }
    Instant now = clock.instant();
    if (now.isBefore(memory.notBefore())) {
      // even if an event woke the queue
      return Optional.of(Duration.between(now, memory.notBefore()));
    }
    // After a failure only one match is tried, so that an outage does not claim many tickets in
    // vain.
    Optional<MatchTick.Outcome> outcome =
        tick.run(rules, memory.failures() > 0 ? 1 : Integer.MAX_VALUE);
    if (outcome.isEmpty()) { // withdrawn meanwhile by an audit, on an outdated read
      memories.forget(rules.key());
      return Optional.of(SOON);
    }
    return Optional.of(afterTick(at, rules, memory, outcome.get()));
  }

  /** Withdraws a deleted queue: waiting tickets fail; live sessions play on. */
  private void withdraw(QueueContext at) {
    QueueKey key;
    try {
      key = QueueRules.key(at.queue());
    } catch (InvalidQueue e) {
      return; // a queue with an invalid key was never published
    }
    failures.none(at);
    forget(key);
    MatchQueue live = client.resource(at.queue()).get();
    if (live != null && live.getMetadata().getDeletionTimestamp() == null) {
      wakes.madeAnew(at); // the audit notices that the new queue is not reconciled, and adopts it
      CompletableFuture.delayedExecutor(AFTER_CLEANUP.toMillis(), TimeUnit.MILLISECONDS)
          .execute(policy.retries()::askForAudit);
      return;
    }
    publication.withdraw(key);
    log.info("Queue {} was deleted; its waiting tickets have failed", key);
  }

  /**
   * Reports the tick's outcome and remembers it.
   *
   * @return after how long to reconcile again
   */
  private Duration afterTick(
      QueueContext at, QueueRules rules, QueueMemories.Memory memory, MatchTick.Outcome outcome) {
    Instant now = clock.instant();
    QueueReports.Reported written =
        reports.report(at, rules, outcome, memory.statusWritten(), () -> wake(rules.key()));
    boolean failed = outcome.trouble().isPresent();
    int inARow = outcome.failures(memory.failures());
    Duration hold = failed ? backoff.after(inARow) : Duration.ZERO;
    memories.put(
        rules.key(),
        new QueueMemories.Memory(memory.published(), written.written(), inARow, now.plus(hold)));
    // the one match that was tried was formed: try all
    boolean worksAgain = memory.failures() > 0 && outcome.formed() > 0;
    Duration next = failed ? hold : nextLook(outcome, written, worksAgain);
    return next.isPositive() ? next : AT_ONCE;
  }

  private static Duration nextLook(
      MatchTick.Outcome outcome, QueueReports.Reported written, boolean worksAgain) {
    if (outcome.more() || worksAgain) {
      return Duration.ZERO;
    }
    Duration next =
        written.writeIn().map(in -> shorter(LOOK_AT_LEAST_EVERY, in)).orElse(LOOK_AT_LEAST_EVERY);
    return outcome
        .nextPlanAt()
        .map(at -> shorter(next, Duration.between(outcome.pool().now(), at)))
        .orElse(next);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
