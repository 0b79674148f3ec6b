package games.kickoff.core.match;

import java.util.Locale;

/** How a match that is over came to its end. */
public enum Outcome implements MatchStatus {
  /** Played until the server stopped, a result ended it, or until the time limit. */
  COMPLETED,
  /** Never started, or its server crashed. */
  FAILED,
  /** Its server was lost. */
  ABANDONED,
  /** A person deleted it. */
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
