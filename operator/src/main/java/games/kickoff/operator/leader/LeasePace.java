package games.kickoff.operator.leader;

import java.time.Duration;

/**
 * How often the Lease is looked at, renewed and tried again, all of it as shares of its duration.
 *
 * @param duration how long a silent leader keeps the others waiting; at least 1 s
 */
public record LeasePace(Duration duration) {

  private static final Duration MOST_LOOK = Duration.ofMillis(500);

  /** For one request about the Lease: four tries fit into it. */
  public Duration timeout() {
    return duration.dividedBy(4);
  }

  /** An answer to one of the leader's writes that takes longer endangers its renewals. */
  public Duration late() {
    return duration.dividedBy(10);
  }

  Duration renewEvery() {
    return duration.dividedBy(5);
  }

  /** After a renewal that failed. */
  Duration retryAfter() {
    return duration.dividedBy(30);
  }

  /**
   * Between two looks of a stand-by: a Lease that was let go is seen at once, as people would call
   * it.
   *
   * @param random 0 to 1; spreads stand-bys
   */
  Duration pause(double random) {
    Duration share = duration.dividedBy(10);
    Duration most = share.compareTo(MOST_LOOK) < 0 ? share : MOST_LOOK;
    return Duration.ofNanos((long) (most.toNanos() * (0.6 + 0.4 * random)));
  }
}
