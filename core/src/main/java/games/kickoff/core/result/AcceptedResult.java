package games.kickoff.core.result;

import games.kickoff.core.match.Ranks;
import java.time.Instant;

/** A match's one result. */
public record AcceptedResult(Ranks ranks, ResultSource source, Instant acceptedAt, State state) {

  /** What became of it. */
  public enum State {
    /** It waits for the match's end. */
    WAITING,
    /** Ratings have changed by it. */
    RATED,
    /** It is kept; the match counts for no ladder. */
    UNRATED,
    /** The match was cancelled while it waited: it changes nothing. */
    VOID
  }
}
