package games.kickoff.postgres.ladder;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.Ranks;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the append-only ledger, which holds every change of a rating with its cause. The caller
 * has begun the transaction and locked the rows of the players.
 */
final class Ledger {

  private static final String INSERT =
      "INSERT INTO rating_ledger (ladder, kind, system, players, mean_before, deviation_before,"
          + " mean_after, deviation_after, ";

  private Ledger() {}

  /**
   * Appends an entry for a match that was rated.
   *
   * @param teams the teams' sizes; the changes are those of the first team's players, then of the
   *     second's, and so on
   */
  static void appendMatch(
      Transaction transaction,
      LadderRules ladder,
      MatchId match,
      List<Integer> teams,
      Ranks ranks,
      List<RatingChange> changes)
      throws SQLException {
    String sql =
        INSERT + "match, team_sizes, ranks) VALUES (?, 'match', ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      bind(transaction, insert, ladder, changes);
      insert.setString(8, match.value());
      insert.setArray(9, transaction.createArrayOf("int2", teams.toArray()));
      insert.setArray(10, transaction.createArrayOf("int2", ranks.values().toArray()));
      insert.executeUpdate();
    }
  }

  /**
   * Appends an entry for the decay of inactive players.
   *
   * @param days the days of decay, for each of the changes
   */
  static void appendDecay(
      Transaction transaction,
      LadderRules ladder,
      Decay decay,
      List<Integer> days,
      List<RatingChange> changes)
      throws SQLException {
    String sql = INSERT + "days, per_day) VALUES (?, 'decay', ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      bind(transaction, insert, ladder, changes);
      insert.setArray(8, transaction.createArrayOf("int4", days.toArray()));
      insert.setDouble(9, decay.perDay());
      insert.executeUpdate();
    }
  }

  private static void bind(
      Transaction transaction,
      PreparedStatement insert,
      LadderRules ladder,
      List<RatingChange> changes)
      throws SQLException {
    insert.setString(1, ladder.name().value());
    insert.setString(2, ladder.system().wire());
    insert.setArray(
        3, RatingRows.column(transaction, "text", changes, change -> change.player().value()));
    insert.setArray(
        4, RatingRows.column(transaction, "float8", changes, change -> change.before().mean()));
    insert.setArray(
        5,
        RatingRows.column(transaction, "float8", changes, change -> change.before().deviation()));
    insert.setArray(
        6, RatingRows.column(transaction, "float8", changes, change -> change.after().mean()));
    insert.setArray(
        7, RatingRows.column(transaction, "float8", changes, change -> change.after().deviation()));
  }
}
