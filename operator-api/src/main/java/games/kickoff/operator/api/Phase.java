package games.kickoff.operator.api;

/** How far a session has come. Phases never go back (invariant 12). */
public enum Phase {
  /** Formed; its server may be on its way. */
  Pending,
  /** Its server is taking longer than a moment. */
  Starting,
  /** Recorded, and its players are assigned. */
  Ready,
  /** Played. */
  Ended,
  /** Given up, with a reason. */
  Failed;

  /** Whether nothing more will happen but its removal. */
  public boolean isTerminal() {
    return this == Ended || this == Failed;
  }
}
