package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.rating.Rating;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ratings that a replay has computed so far: all in a temporary table, and in memory those of
 * the players in the current part of the ledger.
 */
final class ReplayedRatings {

  private record Key(LadderName ladder, PlayerId player) {}

  private final Transaction transaction;
  private final Map<Key, Rating> part = new HashMap<>();
  private final Set<Key> changed = new HashSet<>();

  ReplayedRatings(Transaction transaction) {
    this.transaction = transaction;
  }

  void create() throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE replayed (ladder text COLLATE \"C\", player text COLLATE \"C\","
              + " mean float8, deviation float8, PRIMARY KEY (ladder, player)) ON COMMIT DROP");
    }
  }

  /** Reads the ratings of these entries' players into memory, and drops all others. */
  void load(List<LedgerEntry> entries) throws SQLException {
    part.clear();
    changed.clear();
    Set<Key> keys = new HashSet<>();
    for (LedgerEntry entry : entries) {
      entry.changes().forEach(change -> keys.add(new Key(entry.ladder(), change.player())));
    }
    String sql =
        "SELECT ladder, player, mean, deviation FROM replayed"
            + " JOIN unnest(?, ?) AS wanted(ladder, player) USING (ladder, player)";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setArray(1, RatingRows.column(transaction, "text", keys, key -> key.ladder().value()));
      select.setArray(2, RatingRows.column(transaction, "text", keys, key -> key.player().value()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          part.put(
              new Key(new LadderName(row.getString(1)), new PlayerId(row.getString(2))),
              new Rating(row.getDouble(3), row.getDouble(4)));
        }
      }
    }
  }

  /** The player's rating so far; a newcomer's before their first entry. */
  Rating get(LedgerEntry entry, PlayerId player) {
    Rating rating = part.get(new Key(entry.ladder(), player));
    return rating == null ? entry.system().ratings().newcomer() : rating;
  }

  void put(LedgerEntry entry, PlayerId player, Rating rating) {
    Key key = new Key(entry.ladder(), player);
    part.put(key, rating);
    changed.add(key);
  }

  /** Writes the ratings that have changed in memory into the table. */
  void store() throws SQLException {
    String sql =
        "INSERT INTO replayed SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT (ladder, player)"
            + " DO UPDATE SET mean = excluded.mean, deviation = excluded.deviation";
    try (PreparedStatement upsert = transaction.prepareStatement(sql)) {
      upsert.setArray(
          1, RatingRows.column(transaction, "text", changed, key -> key.ladder().value()));
      upsert.setArray(
          2, RatingRows.column(transaction, "text", changed, key -> key.player().value()));
      upsert.setArray(
          3, RatingRows.column(transaction, "float8", changed, key -> rating(key).mean()));
      upsert.setArray(
          4, RatingRows.column(transaction, "float8", changed, key -> rating(key).deviation()));
      upsert.executeUpdate();
    }
  }

  private Rating rating(Key key) {
    Rating rating = part.get(key);
    if (rating == null) {
      throw new IllegalStateException("a changed rating is missing: " + key);
    }
    return rating;
  }
}
