package games.kickoff.operator.matching;

import games.kickoff.core.claim.FailedStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again a queue whose servers do not start: one match at a time, each later than the
 * one before. The failures are counted in Redis, so a new leader is as careful as the old one was.
 */
final class Probing {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  private Probing() {}

  /** The earliest next start; empty: at any time. */
  static Optional<Instant> nextStart(FailedStarts failed) {
    if (!failed.areTooMany()) {
      return Optional.empty();
    }
    int doublings = Math.min(failed.inARow() - FailedStarts.BROKEN, 10);
    Duration wait = FIRST.multipliedBy(1L << doublings);
    return Optional.of(failed.last().plus(wait.compareTo(MOST) < 0 ? wait : MOST));
  }
}
