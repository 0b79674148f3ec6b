package games.kickoff.operator.crash;

/**
 * A moment in an operator's life.
 *
 * @param operation such as {@code Claims.claim}, {@code create pods} or {@code patch
 *     gamesessions/status Ready}
 * @param occurrence which of its operations of that name, from 1
 */
record Moment(String operation, int occurrence, When when) {

  /** Which side of the effect. */
  enum When {
    /** Nothing has happened yet. */
    BEFORE,
    /** It took effect, and its answer has not arrived. */
    AFTER
  }

  static Moment before(String operation) {
    return new Moment(operation, 1, When.BEFORE);
  }

  static Moment after(String operation) {
    return new Moment(operation, 1, When.AFTER);
  }

  /** The same, of another occurrence. */
  Moment number(int which) {
    return new Moment(operation, which, when);
  }

  @Override
  public String toString() {
    return when.name().toLowerCase(java.util.Locale.ROOT)
        + " "
        + operation
        + (occurrence == 1 ? "" : " no. " + occurrence);
  }
}
