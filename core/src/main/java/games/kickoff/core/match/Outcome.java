package games.kickoff.core.match;

import java.util.Locale;

/** How a match ended. */
public enum Outcome implements MatchStatus {
  /** It was played until its server stopped, a result ended it, or its time limit was reached. */
  COMPLETED,
  /** It never started, or its server crashed. */
  FAILED,
  /** Its server was lost: the pod is gone or was evicted. */
  ABANDONED,
  /** Somebody deleted its GameSession. */
  CANCELLED;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #word} wrote.
   *
   * @throws IllegalArgumentException when it is no outcome
   */
  public static Outcome read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
