package games.kickoff.postgres.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.ResultSource;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The statements on {@code results}; the caller has begun the transaction and locked the match's
 * row.
 */
final class ResultRows {

  static final String COLUMNS = "ranks, source, accepted, state";

  private ResultRows() {}

  static Optional<AcceptedResult> find(Transaction transaction, MatchId match) throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement("SELECT " + COLUMNS + " FROM results WHERE match = ?")) {
      select.setString(1, match.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row, 1)) : Optional.empty();
      }
    }
  }

  static AcceptedResult insert(
      Transaction transaction,
      MatchId match,
      Ranks ranks,
      ResultSource source,
      AcceptedResult.State state)
      throws SQLException {
    String sql =
        "INSERT INTO results (match, ranks, source, state) VALUES (?, ?, ?, ?) RETURNING "
            + COLUMNS;
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setString(1, match.value());
      insert.setArray(2, transaction.createArrayOf("int2", ranks.values().toArray()));
      insert.setString(3, word(source));
      insert.setString(4, word(state));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return read(row, 1);
      }
    }
  }

  static void setState(Transaction transaction, MatchId match, AcceptedResult.State state)
      throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement("UPDATE results SET state = ? WHERE match = ?")) {
      update.setString(1, word(state));
      update.setString(2, match.value());
      update.executeUpdate();
    }
  }

  /** Reads {@link #COLUMNS}, of which the first is at that index. */
  static AcceptedResult read(ResultSet row, int from) throws SQLException {
    List<Integer> ranks = new ArrayList<>();
    for (Object rank : (Object[]) row.getArray(from).getArray()) {
      ranks.add(((Number) rank).intValue());
    }
    return new AcceptedResult(
        new Ranks(ranks),
        ResultSource.valueOf(row.getString(from + 1).toUpperCase(Locale.ROOT)),
        row.getTimestamp(from + 2).toInstant(),
        AcceptedResult.State.valueOf(row.getString(from + 3).toUpperCase(Locale.ROOT)));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
