package games.kickoff.operator.leader;

import java.time.Duration;

/**
 * How often the Lease is read, renewed and retried, all of it as shares of its duration.
 *
 * @param duration how long the others wait for a leader that does not renew the Lease before one of
 *     them takes over; at least 1 s
 */
public record LeasePace(Duration duration) {

  private static final Duration MOST_LOOK = Duration.ofMillis(500);

  /** The time-out of one request about the Lease: a quarter of the duration. */
  public Duration timeout() {
    return duration.dividedBy(4);
  }

  /**
   * How long an answer to one of the leader's writes may take. Slower answers mean a load at which
   * renewals might be late, too.
   */
  public Duration late() {
    return duration.dividedBy(10);
  }

  Duration renewEvery() {
    return duration.dividedBy(5);
  }

  /** How soon to retry after a failed renewal. */
  Duration retryAfter() {
    return duration.dividedBy(30);
  }

  /**
   * How long a stand-by waits between two reads of the Lease: at most half a second, so that it
   * takes over a released Lease without a noticeable delay.
   *
   * @param random 0 to 1; spreads the reads of several stand-bys
   */
  Duration pause(double random) {
    Duration share = duration.dividedBy(10);
    Duration most = share.compareTo(MOST_LOOK) < 0 ? share : MOST_LOOK;
    return Duration.ofNanos((long) (most.toNanos() * (0.6 + 0.4 * random)));
  }
}
