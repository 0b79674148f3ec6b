package games.kickoff.store.postgres;

import games.kickoff.store.match.Fence;
import games.kickoff.store.match.StaleFence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The leadership term in Postgres, a single row. A write that holds it shared is committed before a
 * newer leader can raise it, or sees it raised and is refused: there is no time in between.
 */
final class Term {

  private Term() {}

  /**
   * Raises the term to ours, in a transaction of its own: two that held it shared would wait for
   * each other for ever.
   */
  static void raise(Connection connection, Fence ours) throws SQLException {
    String sql = "UPDATE term SET fence = ? WHERE fence < ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, ours.value());
      update.setLong(2, ours.value());
      update.executeUpdate();
    }
  }

  /**
   * Keeps newer leaders from writing until this transaction is over.
   *
   * @throws StaleFence when one has written already
   */
  static void hold(Connection connection, Fence ours) throws SQLException {
    String sql = "SELECT fence FROM term FOR SHARE";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      if (row.next() && row.getLong(1) > ours.value()) {
        throw new StaleFence(ours);
      }
    }
  }
}
