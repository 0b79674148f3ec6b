package games.kickoff.operator.matching;

import games.kickoff.operator.outage.Retries;
import games.kickoff.operator.outage.Setback;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a queue that come to nothing: when it is looked at again, and what its status says
 * meanwhile. What is wrong with one queue must not spin, nor leave people without a word.
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

  /** How long the queue is to be left alone, whatever wakes us meanwhile. */
  Optional<Duration> rest(QueueContext at) {
    return failures.rest(at.queue(), clock.instant());
  }

  /** The look came to its end, or the queue is gone. */
  void none(QueueContext at) {
    failures.none(at.queue());
  }

  /**
   * The look did not.
   *
   * @return when to look again; empty: never
   * @throws RuntimeException what kept it, when this process stops
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
          throw failure.why(); // this process stops
        }
        yield Optional.of(afterFailure(failure.why(), at));
      }
    };
  }

  private Optional<Duration> withoutStore(Setback.StoreAway away, QueueContext at) {
    Duration in = retries.in(away, REDIS, log);
    retries.askForAudit(); // a claim may stand whose answer we never got
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
      log.debug("Its status can't be written, either", e); // the next failure tries again
    }
    return Duration.between(clock.instant(), failure.notBefore());
  }
}
