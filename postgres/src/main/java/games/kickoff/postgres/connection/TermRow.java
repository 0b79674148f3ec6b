package games.kickoff.postgres.connection;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The single row that holds the leadership term's fence in Postgres. Each write of a leader locks
 * it FOR SHARE. So a write is either committed before a newer leader can raise the fence, or it
 * sees the raised fence and is refused; there is no moment in between.
 */
final class TermRow {

  private TermRow() {}

  /** The fence in the row; empty when somebody deleted the row. */
  static OptionalLong read(Transaction transaction) throws SQLException {
    return read(transaction, "SELECT fence FROM term");
  }

  /**
   * Sets the fence if the row still holds exactly that one, or is missing if {@code held} is empty.
   * Must be the only statement of its transaction.
   */
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
   * Raises the fence to this term's. Must be done in a transaction of its own: two transactions
   * that have both locked the row FOR SHARE would wait for each other for ever.
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
   * Locks the row FOR SHARE, so that no newer leader can raise the fence until this transaction is
   * over.
   *
   * @return whether the row holds this term's fence. When it holds an older one, or none, as after
   *     a backup was restored, the fence must be raised before anything is written
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
