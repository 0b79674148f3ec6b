package games.kickoff.core.result;

import games.kickoff.core.match.Ranks;
import java.time.Instant;

/** The result of a match, of which there is at most one. */
public record AcceptedResult(Ranks ranks, ResultSource source, Instant acceptedAt, State state) {

  /** What was done with the result. */
  public enum State {
    /** The match still runs; the result counts when it has ended. */
    WAITING,
    /** Ratings were updated by it. */
    RATED,
    /** It is kept, but changes no ratings, as the match counts for no ladder. */
    UNRATED,
    /** The match was cancelled before the result could count: it changes nothing. */
    VOID
  }
}
