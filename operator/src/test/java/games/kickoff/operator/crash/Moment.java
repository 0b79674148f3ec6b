package games.kickoff.operator.crash;

/**
 * A moment in an operator's run: before or after one of its operations.
 *
 * @param operation such as {@code Claims.claim}, {@code create pods} or {@code patch
 *     gamesessions/status Ready}
 * @param occurrence which of its operations of that name, from 1
 */
record Moment(String operation, int occurrence, When when) {

  /** Before or after the operation's effect. */
  enum When {
    /** It has not taken effect. */
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

  /** The same operation, but another occurrence of it. */
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
