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

/** Publishes a queue, ticks it, writes its status, and says when to look again. */
@ControllerConfiguration(name = "matchqueue", triggerReconcilerOnAllEvents = true)
public final class MatchQueueReconciler implements Reconciler<MatchQueue> {

  private static final Logger log = LoggerFactory.getLogger(MatchQueueReconciler.class);

  /** The safety net under the log's events. */
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(10);

  /** For a queue that an audit withdrew because it saw an older world. */
  private static final Duration SOON = Duration.ofMillis(250);

  /** As soon as JOSDK can. */
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  /** JOSDK's own, after a deletion's reconcile has returned. */
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

  /** A term begins: each queue is looked at. */
  public void wakeAll() {
    wakes.wakeAll();
  }

  /** Something happened in the queue's log. */
  public void wake(QueueKey queue) {
    wakes.wake(queue);
  }

  /** Looks after a queue that is there although JOSDK has forgotten it. */
  public void adopt(MatchQueue queue) {
    wakes.adopt(queue);
  }

  /** Queues of namespaces that may not be watched any more are not known any more. */
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

  /** Redis came back empty: what was published before is not there any more. */
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
   * Looks, and does what follows.
   *
   * @return when to look again; empty: when something happens
   */
  private Optional<Duration> act(QueueContext at) {
    if (at.isDeleted()) {
      try {
        withdraw(at); // what else goes wrong is JOSDK's to try again
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

  /** Who waits in a queue that is not understood any more is not matched, but not kept either. */
  private Optional<Duration> expireIn(MatchQueue queue) {
    try {
      return tick.expire(QueueRules.key(queue))
          ? Optional.of(LOOK_AT_LEAST_EVERY)
          : Optional.empty();
    } catch (InvalidQueue e) {
      return Optional.empty(); // by that name it was never published
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
      return Optional.of(SettledTerm.LOOK_AGAIN); // or sooner: the audit wakes us
    }
    Instant now = clock.instant();
    if (now.isBefore(memory.notBefore())) {
      return Optional.of(Duration.between(now, memory.notBefore())); // whatever wakes us meanwhile
    }
    // After a failure one match is tried, so that an outage claims nobody in vain.
    Optional<MatchTick.Outcome> outcome =
        tick.run(rules, memory.failures() > 0 ? 1 : Integer.MAX_VALUE);
    if (outcome.isEmpty()) { // withdrawn meanwhile, by an audit that saw an older world
      memories.forget(rules.key());
      return Optional.of(SOON);
    }
    return Optional.of(afterTick(at, rules, memory, outcome.get()));
  }

  /** A person deleted the queue: tickets that wait fail; live sessions play on. */
  private void withdraw(QueueContext at) {
    QueueKey key;
    try {
      key = QueueRules.key(at.queue());
    } catch (InvalidQueue e) {
      return; // by that name it was never published
    }
    failures.none(at);
    forget(key);
    MatchQueue live = client.resource(at.queue()).get();
    if (live != null && live.getMetadata().getDeletionTimestamp() == null) {
      wakes.madeAnew(at); // the audit finds that nobody looks after it and brings it back
      CompletableFuture.delayedExecutor(AFTER_CLEANUP.toMillis(), TimeUnit.MILLISECONDS)
          .execute(policy.retries()::askForAudit);
      return;
    }
    publication.withdraw(key);
    log.info("Queue {} was deleted; its waiting tickets have failed", key);
  }

  /**
   * Reports what the tick came to, and remembers it.
   *
   * @return when to look again
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
    boolean worksAgain = memory.failures() > 0 && outcome.formed() > 0; // now the others
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
