package games.kickoff.operator.matching;

import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.Setback;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles reconciles of queues that fail: when to retry, and what the queue's status says until
 * then. A single failing queue must neither retry in a tight loop nor fail silently.
 */
final class QueueFailures {

  private static final Logger log = LoggerFactory.getLogger(QueueFailures.class);

  private static final String REDIS = "Redis";

  private final TickFailures failures;
  private final Retries retries;
  private final QueueReports reports;
  private final Clock clock;

  QueueFailures(TickFailures failures, Retries retries, QueueReports reports, Clock clock) {
    this.failures = failures;
    this.retries = retries;
    this.reports = reports;
    this.clock = clock;
  }

  /** How long not to reconcile the queue, even if an event wakes it; empty: reconcile it. */
  Optional<Duration> rest(QueueContext at) {
    return failures.rest(at.queue(), clock.instant());
  }

  /** The reconcile has succeeded, or the queue is gone. */
  void none(QueueContext at) {
    failures.none(at.queue());
  }

  /**
   * The reconcile has failed.
   *
   * @return after how long to retry; empty: never
   * @throws RuntimeException the cause, when this process is stopping
   */
  Optional<Duration> after(Setback setback, QueueContext at) {
    return switch (setback) {
      case Setback.TermOver over -> {
        retries.never(over);
        yield Optional.empty();
      }
      case Setback.StoreAway away -> withoutStore(away, at);
      case Setback.Outage outage -> Optional.of(retries.in(outage, REDIS, log));
      case Setback.CacheBehind behind -> Optional.of(Retries.CATCH_UP);
      case Setback.Refused refused -> Optional.of(afterFailure(refused.why(), at));
      case Setback.Failure failure -> {
        if (Thread.currentThread().isInterrupted()) {
          throw failure.why(); // this process is stopping
        }
        yield Optional.of(afterFailure(failure.why(), at));
      }
    };
  }

  private Optional<Duration> withoutStore(Setback.StoreAway away, QueueContext at) {
    Duration in = retries.in(away, REDIS, log);
    retries.askForAudit(); // a claim may have been made whose answer was lost
    try {
      reports.write(at, QueueStatus.withoutStore(at.queue(), clock.instant()));
    } catch (RuntimeException e) {
      return after(Setback.of(e), at);
    }
    return Optional.of(in);
  }

  private Duration afterFailure(RuntimeException why, QueueContext at) {
    TickFailures.Failure failure = failures.failed(at.queue(), why, clock.instant());
    try {
      reports.write(at, QueueStatus.failed(at.queue(), failure.why(), clock.instant()));
    } catch (RuntimeException e) {
      // the next failure tries to write it again
      log.debug("Its status can't be written, either", e);
    }
    return Duration.between(clock.instant(), failure.notBefore());
  }
}
