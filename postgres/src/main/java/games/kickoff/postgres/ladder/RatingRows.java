package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.rating.Rating;
import games.kickoff.postgres.connection.Transaction;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The statements on {@code ratings}; the caller has begun the transaction. */
final class RatingRows {

  static final String COLUMNS =
      "SELECT player, mean, deviation, region, games, played, idle_since FROM ratings ";

  private RatingRows() {}

  /** Reads players' rows. Players who have not played have none. */
  static Map<PlayerId, RatingRow> find(
      Transaction transaction, LadderName ladder, Collection<PlayerId> players)
      throws SQLException {
    return read(transaction, ladder, players, "");
  }

  /**
   * Reads players' rows and locks them until the transaction is over. Players who have not played
   * get a row. They are locked in the order of the players' ids, so that two matches with the same
   * players never deadlock.
   */
  static Map<PlayerId, RatingRow> lock(
      Transaction transaction,
      LadderName ladder,
      Collection<PlayerId> players,
      Rating newcomer,
      Instant now)
      throws SQLException {
    String sql =
        "INSERT INTO ratings (ladder, player, mean, deviation, region, games, played)"
            + " SELECT ?, player, ?, ?, '', 0, ? FROM unnest(?) AS player"
            + " ORDER BY player COLLATE \"C\" ON CONFLICT (ladder, player) DO NOTHING";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setString(1, ladder.value());
      insert.setDouble(2, newcomer.mean());
      insert.setDouble(3, newcomer.deviation());
      insert.setTimestamp(4, Timestamp.from(now));
      insert.setArray(5, ids(transaction, players));
      insert.executeUpdate();
    }
    return read(transaction, ladder, players, " ORDER BY player FOR UPDATE");
  }

  private static Map<PlayerId, RatingRow> read(
      Transaction transaction, LadderName ladder, Collection<PlayerId> players, String how)
      throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(COLUMNS + "WHERE ladder = ? AND player = ANY (?)" + how)) {
      select.setString(1, ladder.value());
      select.setArray(2, ids(transaction, players));
      Map<PlayerId, RatingRow> rows = new HashMap<>();
      for (RatingRow row : rows(select)) {
        rows.put(row.player(), row);
      }
      return rows;
    }
  }

  static List<RatingRow> rows(PreparedStatement select) throws SQLException {
    List<RatingRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new RatingRow(
                new PlayerId(row.getString(1)),
                new Rating(row.getDouble(2), row.getDouble(3)),
                row.getString(4),
                row.getInt(5),
                row.getTimestamp(6).toInstant(),
                Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant)));
      }
    }
    return rows;
  }

  /** Writes locked rows in one statement, so that the trigger that counts boards runs once. */
  static void update(Transaction transaction, LadderName ladder, List<RatingRow> rows)
      throws SQLException {
    String sql =
        "UPDATE ratings SET mean = n.mean, deviation = n.deviation, region = n.region,"
            + " games = n.games, played = n.played, idle_since = n.idle_since"
            + " FROM unnest(?, ?, ?, ?, ?, ?, ?)"
            + " AS n(player, mean, deviation, region, games, played, idle_since)"
            + " WHERE ratings.ladder = ? AND ratings.player = n.player";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setArray(1, column(transaction, "text", rows, row -> row.player().value()));
      update.setArray(2, column(transaction, "float8", rows, row -> row.rating().mean()));
      update.setArray(3, column(transaction, "float8", rows, row -> row.rating().deviation()));
      update.setArray(4, column(transaction, "text", rows, RatingRow::region));
      update.setArray(5, column(transaction, "int4", rows, RatingRow::games));
      update.setArray(6, column(transaction, "timestamptz", rows, row -> row.played().toString()));
      update.setArray(
          7,
          column(
              transaction,
              "timestamptz",
              rows,
              row -> row.idleSince().map(Instant::toString).orElse(null)));
      update.setString(8, ladder.value());
      update.executeUpdate();
    }
  }

  private static Array ids(Transaction transaction, Collection<PlayerId> players)
      throws SQLException {
    return column(transaction, "text", players, PlayerId::value);
  }

  /** One value of each row, as an array for a statement. */
  static <T> Array column(
      Transaction transaction, String type, Collection<T> rows, Function<T, ?> value)
      throws SQLException {
    return transaction.createArrayOf(type, rows.stream().map(value).toArray());
  }
}
