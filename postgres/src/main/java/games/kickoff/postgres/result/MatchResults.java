package games.kickoff.postgres.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.ResultSource;
import games.kickoff.postgres.connection.Transaction;
import games.kickoff.postgres.ladder.MatchRatings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Applies a match's result when the match ends. */
public final class MatchResults {

  private MatchResults() {}

  /**
   * Applies the result of a match that ends in this transaction, which has locked its row. A result
   * that was accepted earlier and waits for the end counts now, also when the server crashed or was
   * lost; it is void only when somebody deleted the session. When no result waits, a match that was
   * played to its end takes the one its server left, if its queue's rules allow it.
   *
   * @param outcome how the match ended
   * @param message the server's termination message
   */
  public static void applyAtEnd(
      Transaction transaction, MatchId match, Outcome outcome, Optional<String> message)
      throws SQLException {
    Optional<MatchRow> locked = MatchRow.lock(transaction, match);
    if (locked.isEmpty()) {
      return;
    }
    MatchRow row = locked.get();
    Optional<AcceptedResult> waiting = ResultRows.find(transaction, match);
    if (waiting.isPresent()) {
      applyWaiting(transaction, row, outcome, waiting.get());
    } else if (outcome == Outcome.COMPLETED
        && row.ladder().filter(ladder -> ladder.results().fromServer()).isPresent()) {
      Optional<Ranks> ranks =
          message.flatMap(ServerResult::parse).flatMap(result -> result.ranks(row.teams().size()));
      if (ranks.isPresent()) {
        AcceptedResult.State state = count(transaction, row, ranks.get());
        ResultRows.insert(transaction, match, ranks.get(), ResultSource.SERVER, state);
      }
    }
  }

  /**
   * Applies the result that waited for the end of a match, whose row is locked.
   *
   * @return the result as it is now
   */
  static AcceptedResult applyWaiting(
      Transaction transaction, MatchRow match, MatchStatus status, AcceptedResult waiting)
      throws SQLException {
    AcceptedResult.State state =
        status == Outcome.CANCELLED
            ? AcceptedResult.State.VOID
            : count(transaction, match, waiting.ranks());
    ResultRows.setState(transaction, match.id(), state);
    return new AcceptedResult(waiting.ranks(), waiting.source(), waiting.acceptedAt(), state);
  }

  /** Changes ratings by the ended match's result, if the match counts for a ladder. */
  static AcceptedResult.State count(Transaction transaction, MatchRow match, Ranks ranks)
      throws SQLException {
    if (match.ladder().isEmpty()) {
      return AcceptedResult.State.UNRATED;
    }
    MatchRatings.rate(
        transaction,
        match.id(),
        match.ladder().get(),
        match.region(),
        match.teams(),
        ranks,
        match.ended().orElse(Instant.EPOCH));
    return AcceptedResult.State.RATED;
  }
}
