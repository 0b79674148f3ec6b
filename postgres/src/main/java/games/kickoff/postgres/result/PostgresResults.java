package games.kickoff.postgres.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.MatchResult;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.MatchCursor;
import games.kickoff.core.result.MatchPage;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.ResultSource;
import games.kickoff.core.result.Results;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link Results} in Postgres. */
public final class PostgresResults implements Results {

  private final Postgres postgres;

  public PostgresResults(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public SubmitResult submit(MatchId match, MatchResult result) {
    return postgres.inTransaction(transaction -> {
      // All transactions that write results lock in this order: the match's row, then its players'
      // ratings.
      Optional<MatchRow> row = MatchRow.lock(transaction, match);
      return row.isEmpty()
          ? new SubmitResult.UnknownMatch()
          : submit(transaction, row.get(), result);
    });
  }

  private static SubmitResult submit(Transaction transaction, MatchRow match, MatchResult result)
      throws SQLException {
    int teams = match.teams().size();
    Optional<Ranks> given = result.ranks(teams);
    if (given.isEmpty()) {
      return new SubmitResult.WrongTeams(teams, result);
    }
    Ranks ranks = given.get();
    boolean runs = match.status() == MatchStatus.RUNNING;
    boolean endsMatch = runs && match.ladder().filter(PostgresResults::isEnding).isPresent();
    Optional<AcceptedResult> first = ResultRows.find(transaction, match.id());
    if (first.isPresent()) {
      if (!first.get().ranks().equals(ranks)) {
        return new SubmitResult.Different(first.get());
      }
      // The rating failed when the match ended; it is tried again now.
      boolean left = !runs && first.get().state() == AcceptedResult.State.WAITING;
      return new SubmitResult.AlreadyTheSame(
          left
              ? MatchResults.applyWaiting(transaction, match, match.status(), first.get())
              : first.get(),
          endsMatch);
    }
    if (!runs && match.status() != Outcome.COMPLETED) {
      return new SubmitResult.NotPlayed(match.status());
    }
    AcceptedResult.State state =
        runs ? AcceptedResult.State.WAITING : MatchResults.count(transaction, match, ranks);
    return new SubmitResult.Accepted(
        ResultRows.insert(transaction, match.id(), ranks, ResultSource.API, state), endsMatch);
  }

  private static boolean isEnding(LadderRules ladder) {
    return ladder.results().whileRunning() == LadderRules.WhileRunning.END;
  }

  @Override
  public Optional<PlayedMatch> find(MatchId match) {
    return postgres.inTransaction(transaction -> PlayedMatches.find(transaction, match));
  }

  @Override
  public MatchPage latest(MatchRequest request) {
    return postgres.inTransaction(transaction -> {
      List<PlayedMatch> matches = PlayedMatches.latest(transaction, request);
      boolean more = matches.size() > request.limit();
      List<PlayedMatch> page = more ? matches.subList(0, request.limit()) : matches;
      return new MatchPage(
          List.copyOf(page),
          more ? Optional.of(new MatchCursor(page.getLast().id())) : Optional.empty());
    });
  }
}
