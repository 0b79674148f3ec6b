package games.kickoff.postgres.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.postgres.connection.Transaction;
import games.kickoff.postgres.ladder.LadderJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a result needs of its match's row.
 *
 * @param ladder the rules it is rated by, if its teams can be rated at all
 */
record MatchRow(
    MatchId id,
    String region,
    List<List<PlayerId>> teams,
    Optional<LadderRules> ladder,
    MatchStatus status,
    Optional<Instant> ended) {

  /** The row, locked until the transaction is over: results and ends of a match come one by one. */
  static Optional<MatchRow> lock(Transaction transaction, MatchId match) throws SQLException {
    String sql =
        "SELECT region, players, ladder_rules, outcome, ended FROM matches WHERE id = ? FOR UPDATE";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setString(1, match.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(match, row)) : Optional.empty();
      }
    }
  }

  private static MatchRow read(MatchId match, ResultSet row) throws SQLException {
    List<List<PlayerId>> teams = TeamsJson.read(row.getString(2));
    String rules = row.getString(3);
    return new MatchRow(
        match,
        row.getString(1),
        teams,
        LadderJson.read(rules == null ? "" : rules).filter(ladder -> ladder.rates(teams)),
        MatchStatus.of(row.getString(4)),
        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant));
  }
}
