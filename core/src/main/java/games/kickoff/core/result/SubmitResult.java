package games.kickoff.core.result;

import games.kickoff.core.match.MatchResult;
import games.kickoff.core.match.MatchStatus;

/** What became of a result that was handed in. */
public sealed interface SubmitResult {

  /**
   * It is the match's result, by this call.
   *
   * @param endsMatch the match still runs and its queue says that a result ends it: announce it,
   *     with {@link games.kickoff.core.claim.Matches#nudge}
   */
  record Accepted(AcceptedResult result, boolean endsMatch) implements SubmitResult {}

  /**
   * It was the match's result before; nothing was changed.
   *
   * @param endsMatch as in {@link Accepted}: announce it again, the first time may have been lost
   */
  record AlreadyTheSame(AcceptedResult result, boolean endsMatch) implements SubmitResult {}

  /** The match has another result, which stands; nothing was changed. */
  record Different(AcceptedResult first) implements SubmitResult {}

  /** No such match is recorded: never, or not yet, as its players have not been assigned to it. */
  record UnknownMatch() implements SubmitResult {}

  /** The match was not played to its end and takes no result; nothing was changed. */
  record NotPlayed(MatchStatus status) implements SubmitResult {}

  /**
   * It is no result of a match of so many teams; nothing was changed. One of a single team has
   * none.
   *
   * @param teams how many it has
   */
  record WrongTeams(int teams, MatchResult given) implements SubmitResult {}
}
