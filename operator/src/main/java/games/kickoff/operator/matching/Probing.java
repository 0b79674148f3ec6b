package games.kickoff.operator.matching;

import games.kickoff.core.claim.FailedStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a queue whose servers fail to start may try again: one match at a time, with a growing pause
 * after each failure. The failures are counted in Redis, so a new leader continues where the former
 * one was.
 */
final class Probing {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  private Probing() {}

  /** The earliest time of the next start; empty: any time. */
  static Optional<Instant> nextStart(FailedStarts failed) {
    if (!failed.areTooMany()) {
      return Optional.empty();
    }
    int doublings = Math.min(failed.inARow() - FailedStarts.BROKEN, 10);
    Duration wait = FIRST.multipliedBy(1L << doublings);
    return Optional.of(failed.last().plus(wait.compareTo(MOST) < 0 ? wait : MOST));
  }
}
