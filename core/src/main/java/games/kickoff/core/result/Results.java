package games.kickoff.core.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchResult;
import java.util.Optional;

/**
 * The matches that were recorded, and what they came to. All methods throw {@link
 * games.kickoff.core.store.StoreUnavailable} when Postgres does not answer within 2 s; whether a
 * result was taken is unknown then, and it may be handed in again.
 */
public interface Results {

  /**
   * Hands in a match's result. A match has one: the first that comes, from here or from its server.
   * Of a match that has ended, ratings change in the same transaction; of one that runs, in the
   * transaction that ends it.
   */
  SubmitResult submit(MatchId match, MatchResult result);

  /** The match; empty when none of that id was recorded. */
  Optional<PlayedMatch> find(MatchId match);

  /** The latest matches, the newest first, those that run included. */
  MatchPage latest(MatchRequest request);
}
