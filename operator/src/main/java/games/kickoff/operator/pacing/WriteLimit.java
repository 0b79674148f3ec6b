package games.kickoff.operator.pacing;

import java.time.Duration;

/**
 * How many writes may be in flight at once. While writes are waiting, the limit grows by one for
 * each round of answers that came in time; after a late or overloaded answer it shrinks to three
 * quarters, once for all writes sent before that. This is additive increase, multiplicative
 * decrease, as in TCP's congestion control (RFC 5681). Not thread-safe.
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
   * @param late an answer that takes longer counts as late
   */
  WriteLimit(Duration late) {
    this.lateNanos = late.toNanos();
  }

  int writes() {
    return (int) limit;
  }

  /**
   * Adapts the limit to an answer.
   *
   * @param sent when the write was sent, by a counter of nanoseconds
   * @param now when its answer, or its failure, arrived
   * @param overloaded whether the API server refused it because of overload, or never answered
   * @param limited whether other writes are waiting for the limit
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
