package games.kickoff.core.term;

/**
 * The number of a leadership term. Later terms have larger numbers; every change that an operator
 * makes in Redis or Postgres carries its term's fence, and both refuse one that is smaller than the
 * largest they have seen (invariant 6).
 */
public record Fence(long value) implements Comparable<Fence> {

  /** The fence while no term has begun. */
  public static final Fence NONE = new Fence(0);

  private static final long MAX = 9_999_999_999_999_999L;

  /**
   * @throws IllegalArgumentException when the number is negative or has more than 16 digits
   */
  public Fence {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a fence has at most 16 digits: " + value);
    }
  }

  /** Whether that number can be a fence. */
  public static boolean isValid(long value) {
    return value >= 0 && value <= MAX;
  }

  /** Whether there is a larger fence. */
  public boolean hasNext() {
    return value < MAX;
  }

  /** The fence of the next term. */
  public Fence next() {
    return new Fence(value + 1);
  }

  /** The number as 16 digits, so that texts compare as the numbers do. */
  public String text() {
    return String.format("%016d", value);
  }

  @Override
  public int compareTo(Fence other) {
    return Long.compare(value, other.value);
  }
}
