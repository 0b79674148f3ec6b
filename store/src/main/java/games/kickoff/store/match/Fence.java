package games.kickoff.store.match;

import java.time.Instant;

/**
 * The number of a leadership term. Later terms have larger numbers; every change an operator makes
 * in Redis carries its own, and Redis refuses one that is smaller than the largest it has seen
 * (invariant 6).
 */
public record Fence(long value) implements Comparable<Fence> {

  /** Terms one Lease object can count: 2^20, twelve years of a hand-over every six minutes. */
  private static final int TRANSITION_BITS = 20;

  private static final long MAX = 9_999_999_999_999_999L;

  /**
   * @throws IllegalArgumentException when the number is negative or has more than 16 digits
   */
  public Fence {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("a fence has at most 16 digits: " + value);
    }
  }

  /**
   * The fence of a Lease's holder: its creation time counts first, since a Lease that is deleted
   * and made anew starts to count its transitions at zero.
   *
   * @param transitions how often the Lease has changed hands
   * @throws IllegalArgumentException when there were more than 2^20 transitions
   */
  public static Fence of(Instant leaseCreated, int transitions) {
    if (transitions < 0 || transitions >= 1 << TRANSITION_BITS) {
      throw new IllegalArgumentException(
          "the lease has changed hands too often to count; delete it: " + transitions);
    }
    return new Fence((leaseCreated.getEpochSecond() << TRANSITION_BITS) | transitions);
  }

  /** 16 digits, so that texts compare as the numbers do. */
  public String text() {
    return String.format("%016d", value);
  }

  @Override
  public int compareTo(Fence other) {
    return Long.compare(value, other.value);
  }
}
