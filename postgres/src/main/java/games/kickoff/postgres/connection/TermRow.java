package games.kickoff.postgres.connection;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The row of the leadership term in Postgres, a single one. A write that holds it shared is
 * committed before a newer leader can raise it, or sees it raised and is refused: there is no time
 * in between.
 */
final class TermRow {

  private TermRow() {}

  /** What the row says; empty when somebody deleted it. */
  static OptionalLong read(Transaction transaction) throws SQLException {
    return read(transaction, "SELECT fence FROM term");
  }

  /** Sets the row, in a transaction of its own, if it still says exactly that. */
  static boolean replace(Transaction transaction, OptionalLong held, Fence next)
      throws SQLException {
    String sql =
        held.isPresent()
            ? "UPDATE term SET fence = ? WHERE fence = ?"
            : "INSERT INTO term (fence) VALUES (?) ON CONFLICT DO NOTHING";
    try (PreparedStatement change = transaction.prepareStatement(sql)) {
      change.setLong(1, next.value());
      if (held.isPresent()) {
        change.setLong(2, held.getAsLong());
      }
      return change.executeUpdate() == 1;
    }
  }

  /**
   * Raises the term to ours, in a transaction of its own: two that held it shared would wait for
   * each other for ever.
   */
  static void raise(Transaction transaction, Fence ours) throws SQLException {
    String sql =
        "INSERT INTO term AS t (fence) VALUES (?) ON CONFLICT (one) DO UPDATE SET fence ="
            + " excluded.fence WHERE t.fence < excluded.fence";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setLong(1, ours.value());
      update.executeUpdate();
    }
  }

  /**
   * Keeps newer leaders from writing until this transaction is over.
   *
   * @return whether the row says our term; otherwise an older one, as a restored backup does, and
   *     must be raised before anything is written
   * @throws StaleFence when a newer term has begun
   */
  static boolean hold(Transaction transaction, Fence ours) throws SQLException {
    OptionalLong held = read(transaction, "SELECT fence FROM term FOR SHARE");
    if (held.isPresent() && held.getAsLong() > ours.value()) {
      throw new StaleFence(ours);
    }
    return held.isPresent() && held.getAsLong() == ours.value();
  }

  private static OptionalLong read(Transaction transaction, String sql) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }
}
