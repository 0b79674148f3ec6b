package games.kickoff.operator.pacing;

import java.time.Duration;

/**
 * How many writes may be under way at once: one more for each round of answers that came in time,
 * three quarters after one that did not, once for all that were sent before it. Additive increase,
 * multiplicative decrease, as TCP's congestion control (RFC 5681). Not for use by many threads.
 */
final class WriteLimit {

  static final int LEAST = 2;
  static final int FIRST = 16;
  static final int MOST = 64;

  private static final double DECREASE = 0.75;

  private final long lateNanos;
  private double limit = FIRST;
  private boolean decreased;
  private long decreasedAt;

  /**
   * @param late an answer that took longer came late
   */
  WriteLimit(Duration late) {
    this.lateNanos = late.toNanos();
  }

  int writes() {
    return (int) limit;
  }

  /**
   * Takes an answer in.
   *
   * @param sent when the write was sent, by a counter of nanoseconds
   * @param now when its answer, or its failure, was there
   * @param overloaded whether the API server refused it for having too much to do, or never
   *     answered
   * @param limited whether more would have been sent, had it been allowed
   */
  void answered(long sent, long now, boolean overloaded, boolean limited) {
    if (overloaded || now - sent > lateNanos) {
      if (!decreased || sent - decreasedAt > 0) {
        limit = Math.max(LEAST, limit * DECREASE);
        decreased = true;
        decreasedAt = now;
      }
    } else if (limited) {
      limit = Math.min(MOST, limit + 1 / limit);
    }
  }
}
