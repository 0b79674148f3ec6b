package games.kickoff.core.term;

/**
 * The number of a leadership term. Later terms have larger numbers; every change an operator makes
 * in Redis or Postgres carries its own, and both refuse one that is smaller than the largest they
 * have seen (invariant 6).
 */
public record Fence(long value) implements Comparable<Fence> {

  /** Before the first term. */
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

  /** Whether a term can have that number. */
  public static boolean isValid(long value) {
    return value >= 0 && value <= MAX;
  }

  /** Whether a later term can be numbered. */
  public boolean hasNext() {
    return value < MAX;
  }

  /** That of the term after this one. */
  public Fence next() {
    return new Fence(value + 1);
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
