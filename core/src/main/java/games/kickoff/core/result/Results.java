package games.kickoff.core.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchResult;
import java.util.Optional;

/**
 * The recorded matches and their results. All methods throw {@link
 * games.kickoff.core.store.StoreUnavailable} when Postgres does not answer within 2 s; whether a
 * result was accepted is unknown then, and it may be submitted again.
 */
public interface Results {

  /**
   * Submits a match's result. A match has at most one result: the first that is submitted, here or
   * by its server. When the match has ended, ratings change in the same transaction; when it still
   * runs, they change in the transaction that ends it.
   */
  SubmitResult submit(MatchId match, MatchResult result);

  /** The match; empty when none with that id was recorded. */
  Optional<PlayedMatch> find(MatchId match);

  /** The latest matches, the newest first, including those that still run. */
  MatchPage latest(MatchRequest request);
}
