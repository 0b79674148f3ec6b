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
 * The part of a match's row that is needed to apply a result.
 *
 * @param ladder the rules by which it is rated; empty when it has none, or its teams can't be rated
 */
record MatchRow(
    MatchId id,
    String region,
    List<List<PlayerId>> teams,
    Optional<LadderRules> ladder,
    MatchStatus status,
    Optional<Instant> ended) {

  /**
   * Reads the row and locks it until the transaction is over, so that the results and the end of a
   * match are handled one after the other.
   */
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
