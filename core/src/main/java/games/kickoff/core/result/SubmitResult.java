package games.kickoff.core.result;

import games.kickoff.core.match.MatchResult;
import games.kickoff.core.match.MatchStatus;

/** The answer to a submitted result. */
public sealed interface SubmitResult {

  /**
   * It was accepted as the match's result by this call.
   *
   * @param endsMatch whether the match still runs and its queue's rules say that a result ends it:
   *     the caller must call {@link games.kickoff.core.claim.Matches#nudge} then
   */
  record Accepted(AcceptedResult result, boolean endsMatch) implements SubmitResult {}

  /**
   * The match already has this result; nothing was changed.
   *
   * @param endsMatch as in {@link Accepted}; the nudge is repeated, as the first one may have been
   *     lost
   */
  record AlreadyTheSame(AcceptedResult result, boolean endsMatch) implements SubmitResult {}

  /** The match already has another result, which stays; nothing was changed. */
  record Different(AcceptedResult first) implements SubmitResult {}

  /** No such match is recorded. It may never have existed, or its players are not assigned yet. */
  record UnknownMatch() implements SubmitResult {}

  /** The match was not played to its end and takes no result; nothing was changed. */
  record NotPlayed(MatchStatus status) implements SubmitResult {}

  /**
   * It is no valid result for a match with that many teams; nothing was changed. A match of a
   * single team has no result.
   *
   * @param teams how many teams the match has
   */
  record WrongTeams(int teams, MatchResult given) implements SubmitResult {}
}
