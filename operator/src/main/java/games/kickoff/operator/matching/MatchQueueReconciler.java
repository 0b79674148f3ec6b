package games.kickoff.operator.matching;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.QueuePublication;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import games.kickoff.operator.gate.LookGate;
import games.kickoff.operator.gate.SettledTerm;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.outage.Backoff;
import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.Setback;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.session.ServersSeen;
import games.kickoff.operator.session.SessionCounts;
import games.kickoff.operator.status.FailureEvents;
import games.kickoff.operator.status.StatusWriter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.controller.ControllerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.controller.ResourceAction;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Publishes a queue, ticks it, tells its status, and says when to look again. */
@ControllerConfiguration(name = "matchqueue", triggerReconcilerOnAllEvents = true)
public final class MatchQueueReconciler implements Reconciler<MatchQueue> {

  private static final Logger log = LoggerFactory.getLogger(MatchQueueReconciler.class);

  private static final String REDIS = "Redis";

  /** The safety net under the log's events. */
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(10);

  /** For a queue that an audit withdrew because it saw an older world. */
  private static final Duration SOON = Duration.ofMillis(250);

  /** JOSDK's own, after a deletion's reconcile has returned. */
  private static final Duration AFTER_CLEANUP = Duration.ofMillis(500);

  /** What this process remembers of a queue between two looks. */
  private record Memory(
      PublishedQueue published, Optional<Instant> statusWritten, int failures, Instant notBefore) {}

  private final LookGate gate;
  private final KubernetesClient client;
  private final QueuePublication publication;
  private final QueueDirectory directory;
  private final SessionCounts sessions;
  private final ServerAdmission admission;
  private final StatusWriter statusWriter;
  private final MatchTick tick;
  private final Backoff backoff;
  private final TickFailures failures;
  private final SettledTerm settled;
  private final Retries retries;
  private final FailureEvents events;
  private final OperatorMetrics metrics;
  private final Clock clock;
  private final SimpleInboundEventSource<MatchQueue> activity =
      new SimpleInboundEventSource<>("redis-activity");
  private volatile Optional<ControllerEventSource<MatchQueue>> source = Optional.empty();
  private volatile Optional<IndexerResourceCache<MatchQueue>> cache = Optional.empty();
  private final ConcurrentMap<QueueKey, Memory> memories = new ConcurrentHashMap<>();

  /**
   * @param executor for creating sessions at once
   */
  public MatchQueueReconciler(
      LookGate gate,
      SettledTerm settled,
      Retries retries,
      KubernetesClient client,
      Pools pools,
      Claims claims,
      QueuePublication publication,
      QueueDirectory directory,
      SessionCounts sessions,
      ServerAdmission admission,
      StatusWriter statusWriter,
      Matcher matcher,
      RandomGenerator random,
      ExecutorService executor,
      FailureEvents events,
      OperatorMetrics metrics,
      Clock clock) {
    this.gate = gate;
    this.events = events;
    this.metrics = metrics;
    this.settled = settled;
    this.retries = retries;
    this.client = client;
    this.publication = publication;
    this.directory = directory;
    this.sessions = sessions;
    this.admission = admission;
    this.statusWriter = statusWriter;
    this.tick =
        new MatchTick(
            pools,
            claims,
            new SessionCreator(client),
            matcher,
            random,
            executor,
            System::nanoTime,
            metrics);
    this.backoff = new Backoff(random);
    this.failures = new TickFailures(backoff);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, MatchQueue>> prepareEventSources(
      EventSourceContext<MatchQueue> context) {
    cache = Optional.of(context.getPrimaryCache());
    return List.of(activity);
  }

  /** A term begins: each queue is looked at. */
  public void wakeAll() {
    cache.ifPresent(c -> c.keys().forEach(activity::propagateEvent));
  }

  /** Something happened in the queue's log. */
  public void wake(QueueKey queue) {
    activity.propagateEvent(new ResourceID(queue.name(), queue.namespace()));
  }

  /** Looks after a queue that is there although JOSDK has forgotten it. */
  public void adopt(MatchQueue queue) {
    source.ifPresent(s -> s.eventReceived(ResourceAction.ADDED, queue, null, null));
  }

  /** Queues of namespaces that may not be watched any more are not known any more. */
  public void leave(Set<String> namespaces) {
    directory.keys().stream()
        .filter(queue -> namespaces.contains(queue.namespace()))
        .forEach(this::forget);
  }

  private void forget(QueueKey key) {
    directory.remove(key);
    admission.forget(key);
    memories.remove(key);
    tick.forget(key);
    metrics.forget(key);
  }

  /** Redis came back empty: what was published before is not there any more. */
  public void publishAgain() {
    memories.clear();
    tick.forgetPools();
    directory.keys().forEach(this::wake);
  }

  @Override
  public UpdateControl<MatchQueue> reconcile(MatchQueue queue, Context<MatchQueue> context) {
    return gate.run(queue, context, () -> act(queue, context));
  }

  private UpdateControl<MatchQueue> act(MatchQueue queue, Context<MatchQueue> context) {
    if (context.isPrimaryResourceDeleted() || queue.getMetadata().getDeletionTimestamp() != null) {
      try {
        withdraw(queue, context); // what else goes wrong is JOSDK's to try again
      } catch (RuntimeException e) {
        if (!(Setback.of(e) instanceof Setback.TermOver over)) {
          throw e;
        }
        retries.never(over);
      }
      return UpdateControl.noUpdate();
    }
    Optional<Duration> rest = failures.rest(queue, clock.instant());
    if (rest.isPresent()) {
      return later(rest.get()); // whatever wakes us meanwhile
    }
    try {
      UpdateControl<MatchQueue> next = readAndLook(queue, context);
      failures.none(queue);
      return next;
    } catch (RuntimeException e) {
      return after(Setback.of(e), queue, context);
    }
  }

  private UpdateControl<MatchQueue> after(
      Setback setback, MatchQueue queue, Context<MatchQueue> context) {
    return switch (setback) {
      case Setback.TermOver over -> {
        retries.never(over);
        yield UpdateControl.noUpdate();
      }
      case Setback.StoreAway away -> withoutStore(away, queue, context);
      case Setback.Outage outage -> later(retries.in(outage, REDIS, log));
      case Setback.CacheBehind behind -> later(Retries.CATCH_UP);
      case Setback.Refused refused -> tickFailed(queue, refused.why(), context);
      case Setback.Failure failure -> {
        if (Thread.currentThread().isInterrupted()) {
          throw failure.why(); // this process stops
        }
        yield tickFailed(queue, failure.why(), context);
      }
    };
  }

  private UpdateControl<MatchQueue> withoutStore(
      Setback.StoreAway away, MatchQueue queue, Context<MatchQueue> context) {
    Duration in = retries.in(away, REDIS, log);
    retries.askForAudit(); // a claim may stand whose answer we never got
    try {
      writeStatus(queue, QueueStatus.withoutStore(queue, clock.instant()), context);
    } catch (RuntimeException e) {
      return after(Setback.of(e), queue, context);
    }
    return later(in);
  }

  /** What is wrong with one queue must not spin, nor leave people without a word. */
  private UpdateControl<MatchQueue> tickFailed(
      MatchQueue queue, RuntimeException why, Context<MatchQueue> context) {
    TickFailures.Failure failure = failures.failed(queue, why, clock.instant());
    try {
      writeStatus(queue, QueueStatus.failed(queue, failure.why(), clock.instant()), context);
    } catch (RuntimeException e) {
      log.debug("Its status can't be written, either", e); // the next failure tries again
    }
    return later(Duration.between(clock.instant(), failure.notBefore()));
  }

  private UpdateControl<MatchQueue> readAndLook(MatchQueue queue, Context<MatchQueue> context) {
    QueueRules rules;
    try {
      rules = QueueRules.of(queue);
    } catch (InvalidQueue e) {
      if (writeStatus(queue, QueueStatus.invalid(queue, e, clock.instant()), context)) {
        log.warn("MatchQueue {}: {}", ResourceID.fromResource(queue), e.getMessage());
      }
      return expireIn(queue);
    }
    directory.put(rules);
    try (var inLogs = MDC.putCloseable("queue", rules.key().toString())) {
      return look(queue, rules, context);
    }
  }

  /** Who waits in a queue that is not understood any more is not matched, but not kept either. */
  private UpdateControl<MatchQueue> expireIn(MatchQueue queue) {
    try {
      return tick.expire(QueueRules.key(queue))
          ? later(LOOK_AT_LEAST_EVERY)
          : UpdateControl.noUpdate();
    } catch (InvalidQueue e) {
      return UpdateControl.noUpdate(); // by that name it was never published
    } catch (RuntimeException e) {
      if (Setback.of(e) instanceof Setback.Outage) {
        return later(LOOK_AT_LEAST_EVERY);
      }
      throw e;
    }
  }

  private static UpdateControl<MatchQueue> later(Duration in) {
    return UpdateControl.<MatchQueue>noUpdate().rescheduleAfter(in);
  }

  private UpdateControl<MatchQueue> look(
      MatchQueue queue, QueueRules rules, Context<MatchQueue> context) {
    Memory memory = publish(rules);
    if (!settled.isSettled()) {
      tick.expire(rules.key());
      settled
          .whyNot()
          .ifPresent(why ->
              writeStatus(queue, QueueStatus.notSettled(queue, why, clock.instant()), context));
      return later(SettledTerm.LOOK_AGAIN); // or sooner: the audit wakes us
    }
    Instant now = clock.instant();
    if (now.isBefore(memory.notBefore())) {
      return later(Duration.between(now, memory.notBefore())); // whatever wakes us meanwhile
    }
    // After a failure one match is tried, so that an outage claims nobody in vain.
    Optional<MatchTick.Outcome> outcome =
        tick.run(rules, memory.failures() > 0 ? 1 : Integer.MAX_VALUE);
    if (outcome.isEmpty()) { // withdrawn meanwhile, by an audit that saw an older world
      memories.remove(rules.key());
      return later(SOON);
    }
    return tell(queue, rules, memory, outcome.get(), context);
  }

  private Memory publish(QueueRules rules) {
    PublishedQueue published = rules.published();
    Memory memory = memories.get(rules.key());
    if (memory != null && memory.published().equals(published)) {
      return memory;
    }
    publication.publish(published);
    Memory fresh =
        new Memory(
            published,
            memory == null ? Optional.empty() : memory.statusWritten(),
            memory == null ? 0 : memory.failures(),
            memory == null ? Instant.EPOCH : memory.notBefore());
    memories.put(rules.key(), fresh);
    return fresh;
  }

  /** A person deleted the queue: who waits is told so; live sessions play on. */
  private void withdraw(MatchQueue queue, Context<MatchQueue> context) {
    QueueKey key;
    try {
      key = QueueRules.key(queue);
    } catch (InvalidQueue e) {
      return; // by that name it was never published
    }
    failures.none(queue);
    forget(key);
    MatchQueue live = client.resource(queue).get();
    if (live != null && live.getMetadata().getDeletionTimestamp() == null) {
      // Made anew under its name meanwhile. JOSDK forgets a resource after its deletion, the new
      // one
      // with it: the audit finds that nobody looks after it and brings it back.
      source = Optional.of(context.eventSourceRetriever().getControllerEventSource());
      CompletableFuture.delayedExecutor(AFTER_CLEANUP.toMillis(), TimeUnit.MILLISECONDS)
          .execute(retries::askForAudit);
      return;
    }
    publication.withdraw(key);
    log.info("Queue {} was deleted; its waiting tickets have failed", key);
  }

  private UpdateControl<MatchQueue> tell(
      MatchQueue queue,
      QueueRules rules,
      Memory memory,
      MatchTick.Outcome outcome,
      Context<MatchQueue> context) {
    Instant now = clock.instant();
    ServersSeen servers = sessions.of(rules);
    metrics.queue(
        rules.key(),
        outcome.pool().waiting(),
        outcome.pool().tickets().stream()
            .findFirst()
            .map(oldest -> Duration.between(oldest.joinedAt(), outcome.pool().now())),
        outcome.pool().starting(),
        servers.playing());
    MatchQueueStatus status = QueueStatus.after(queue, rules, outcome, servers, now);
    status =
        QueueStatus.withAdmission(
            status, queue, admission.of(queue, rules, () -> wake(rules.key())), now);
    status = QueueStatus.withRegion(status, rules, directory.ofRegion(rules.region()), now);
    Optional<Duration> writeIn =
        QueueStatus.writeIn(queue.getStatus(), status, memory.statusWritten(), now);
    Optional<Instant> written = memory.statusWritten();
    if (writeIn.isPresent() && writeIn.get().isZero()) {
      writeStatus(queue, status, context);
      written = Optional.of(now);
    }
    boolean failed = outcome.trouble().isPresent();
    int failures = outcome.failures(memory.failures());
    Duration hold = failed ? backoff.after(failures) : Duration.ZERO;
    memories.put(rules.key(), new Memory(memory.published(), written, failures, now.plus(hold)));
    Duration next = LOOK_AT_LEAST_EVERY;
    if (writeIn.isPresent() && !writeIn.get().isZero()) {
      next = shorter(next, writeIn.get());
    }
    if (outcome.lookAgain().isPresent()) {
      next = shorter(next, Duration.between(outcome.pool().now(), outcome.lookAgain().get()));
    }
    if (outcome.more()) {
      next = Duration.ZERO;
    }
    if (memory.failures() > 0 && outcome.formed() > 0) {
      next = Duration.ZERO; // it works again: now the others
    }
    if (failed) {
      next = hold;
    }
    return later(next.isPositive() ? next : Duration.ofMillis(1));
  }

  /** False when it says so already. */
  private boolean writeStatus(
      MatchQueue queue, MatchQueueStatus status, Context<MatchQueue> context) {
    MatchQueueStatus before = queue.getStatus();
    if (before != null
        && QueueStatus.writeIn(before, status, Optional.empty(), clock.instant()).isEmpty()) {
      return false;
    }
    MatchQueue patch = new MatchQueue();
    patch.setSpec(null);
    patch.setStatus(status);
    statusWriter.write(queue, patch, context);
    QueueStatus.newFailures(before, status)
        .forEach(failed -> events.warn(queue, failed.getReason(), failed.getMessage()));
    return true;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
