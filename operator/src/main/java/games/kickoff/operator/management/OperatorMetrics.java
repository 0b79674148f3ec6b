package games.kickoff.operator.management;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.StoreObserver;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.service.metrics.ReportedFacts;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The operator's metrics. Labels are queues, scripts, kinds and reasons, never ids. */
public final class OperatorMetrics implements StoreObserver {

  private static final double[] WAITS = {.05, .1, .25, .5, 1, 2, 5, 10, 20, 30, 60, 120, 300};
  private static final double[] CALLS = {.0005, .001, .0025, .005, .01, .025, .05, .1, .5, 2};

  private final Gauge waiting;
  private final Gauge oldestWait;
  private final Gauge starting;
  private final Gauge playing;
  private final Counter claims;
  private final Counter poolReads;
  private final Counter matches;
  private final Counter sessionsOver;
  private final Histogram joinToAssignment;
  private final Histogram claimToReady;
  private final Histogram reconciles;
  private final Counter reconcileErrors;
  private final Counter writes;
  private final Histogram storeCalls;
  private final Counter storeErrors;
  private final Counter repairs;
  private final Gauge audited;
  private final Counter auditFailures;
  private final ReportedFacts badFacts;
  private final Gauge unwatched;
  private final Counter decayed;
  private final Gauge leading;
  private final CollectorRegistry registry;

  public OperatorMetrics(CollectorRegistry registry) {
    waiting =
        Gauge.build("kickoff_tickets_waiting", "Tickets waiting.")
            .labelNames("queue")
            .register(registry);
    oldestWait =
        Gauge.build(
                "kickoff_oldest_wait_seconds", "How long the longest waiting ticket has waited.")
            .labelNames("queue")
            .register(registry);
    starting =
        Gauge.build("kickoff_sessions_starting", "Sessions whose players are not assigned yet.")
            .labelNames("queue")
            .register(registry);
    playing =
        Gauge.build("kickoff_sessions_playing", "Sessions being played.")
            .labelNames("queue")
            .register(registry);
    claims =
        Counter.build("kickoff_claims_total", "Claims of a match's tickets.")
            .labelNames("queue", "result")
            .register(registry);
    poolReads =
        Counter.build(
                "kickoff_pool_reads_total",
                "Full reads of pools; other ticks read the queue's log.")
            .labelNames("queue", "reason")
            .register(registry);
    matches =
        Counter.build("kickoff_matches_formed_total", "Matches whose session was created.")
            .labelNames("queue", "rule")
            .register(registry);
    sessionsOver =
        Counter.build("kickoff_sessions_over_total", "Sessions that ended or failed.")
            .labelNames("queue", "phase", "reason")
            .register(registry);
    joinToAssignment =
        Histogram.build("kickoff_join_to_assignment_seconds", "From a ticket's join to its server.")
            .labelNames("queue")
            .buckets(WAITS)
            .register(registry);
    claimToReady =
        Histogram.build("kickoff_claim_to_ready_seconds", "From a match's claim to its server.")
            .labelNames("queue")
            .buckets(WAITS)
            .register(registry);
    reconciles =
        Histogram.build("kickoff_reconcile_seconds", "Time of one reconcile.")
            .labelNames("controller")
            .buckets(CALLS)
            .register(registry);
    reconcileErrors =
        Counter.build("kickoff_reconcile_errors_total", "Reconciles that threw.")
            .labelNames("controller")
            .register(registry);
    writes =
        Counter.build("kickoff_kubernetes_writes_total", "Writes to the API server.")
            .labelNames("verb", "kind", "status")
            .register(registry);
    storeCalls =
        Histogram.build("kickoff_store_call_seconds", "Time of one script or query.")
            .labelNames("call")
            .buckets(CALLS)
            .register(registry);
    storeErrors =
        Counter.build("kickoff_store_errors_total", "Scripts and queries without an answer.")
            .labelNames("call")
            .register(registry);
    repairs =
        Counter.build("kickoff_audit_repairs_total", "Differences the audit has repaired.")
            .labelNames("repair")
            .register(registry);
    audited =
        Gauge.build("kickoff_audit_last_success_timestamp_seconds", "When an audit last succeeded.")
            .register(registry);
    auditFailures =
        Counter.build("kickoff_audit_failures_total", "Audits that failed and were tried again.")
            .labelNames("cause")
            .register(registry);
    badFacts = new ReportedFacts(registry);
    unwatched =
        Gauge.build("kickoff_namespaces_unwatched", "1 for a namespace that may not be watched.")
            .labelNames("namespace")
            .register(registry);
    decayed =
        Counter.build("kickoff_ratings_decayed_total", "Ratings whose decay the sweep has written.")
            .labelNames("ladder")
            .register(registry);
    leading = Gauge.build("kickoff_leading", "1 while this process leads.").register(registry);
    this.registry = registry;
  }

  /**
   * Registers the gauge of how many writes to the API server may be in flight at once; read at each
   * scrape.
   */
  public void writeLimit(IntSupplier limit) {
    Gauge.build("kickoff_kubernetes_write_limit", "Writes that may be under way at once.")
        .create()
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return limit.getAsInt();
              }
            })
        .register(registry);
  }

  /** Notes that this process leads from now on. */
  public void leading() {
    leading.set(1);
  }

  /** Sets a queue's gauges to what a tick has seen. */
  public void queue(
      QueueKey queue, int waitingTickets, Optional<Duration> oldest, int started, int played) {
    waiting.labels(queue.toString()).set(waitingTickets);
    oldestWait.labels(queue.toString()).set(oldest.map(OperatorMetrics::seconds).orElse(0.0));
    starting.labels(queue.toString()).set(started);
    playing.labels(queue.toString()).set(played);
  }

  /** Removes the gauges of a queue that is gone. */
  public void forget(QueueKey queue) {
    waiting.remove(queue.toString());
    oldestWait.remove(queue.toString());
    starting.remove(queue.toString());
    playing.remove(queue.toString());
  }

  /**
   * Counts an answered claim.
   *
   * @param result claimed, refused or unknown_queue
   */
  public void claim(QueueKey queue, String result) {
    claims.labels(queue.toString(), result).inc();
  }

  /**
   * Counts that a queue's pool was read whole.
   *
   * @param reason one of a few fixed words
   */
  public void poolRead(QueueKey queue, String reason) {
    poolReads.labels(queue.toString(), reason.toLowerCase(Locale.ROOT)).inc();
  }

  public void formed(QueueKey queue, String rule) {
    matches.labels(queue.toString(), rule).inc();
  }

  public void over(QueueKey queue, String phase, String reason) {
    sessionsOver.labels(queue.toString(), phase, reason).inc();
  }

  public void assigned(QueueKey queue, Instant joined, Instant now) {
    joinToAssignment.labels(queue.toString()).observe(seconds(Duration.between(joined, now)));
  }

  public void ready(QueueKey queue, Instant claimed, Instant now) {
    claimToReady.labels(queue.toString()).observe(seconds(Duration.between(claimed, now)));
  }

  /**
   * Counts a repair by the audit.
   *
   * @param repair one of a few fixed words
   */
  public void repaired(String repair) {
    repairs.labels(repair).inc();
  }

  /** Notes that an audit has succeeded. */
  public void auditSucceeded(Instant at) {
    audited.set(at.toEpochMilli() / 1e3);
  }

  /**
   * Counts an audit that failed.
   *
   * @param cause one of a few fixed words
   */
  public void auditFailed(String cause) {
    auditFailures.labels(cause).inc();
  }

  @Override
  public void badFact(BadFact fact) {
    badFacts.badFact(fact);
  }

  /** Notes that one of the configured namespaces may not be watched. */
  public void unwatched(String namespace) {
    unwatched.labels(namespace).set(1);
  }

  /** Notes that one of the configured namespaces is watched. */
  public void watched(String namespace) {
    unwatched.labels(namespace).set(0);
  }

  /** Counts players of a ladder whose decay was written. */
  void decayed(String ladder, int players) {
    decayed.labels(ladder).inc(players);
  }

  void reconciled(String controller, Duration took, boolean threw) {
    reconciles.labels(controller).observe(seconds(took));
    if (threw) {
      reconcileErrors.labels(controller).inc();
    }
  }

  void write(String verb, String kind, int status) {
    writes.labels(verb, kind, Integer.toString(status)).inc();
  }

  @Override
  public void called(String name, Duration took, boolean answered) {
    storeCalls.labels(name).observe(seconds(took));
    if (!answered) {
      storeErrors.labels(name).inc();
    }
  }

  /** Times a query. If it throws StoreUnavailable it counts as one without an answer. */
  <T> T timed(String name, Supplier<T> query) {
    long start = System.nanoTime();
    boolean answered = true;
    try {
      return query.get();
    } catch (StoreUnavailable e) {
      answered = false;
      throw e;
    } finally {
      called(name, Duration.ofNanos(System.nanoTime() - start), answered);
    }
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toNanos() / 1e9);
  }
}
