package games.kickoff.postgres.connection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * A transaction that {@link Postgres} or {@link Snapshot} begins and ends. Code that works in it
 * makes its statements here; it can neither commit nor keep the connection.
 */
public final class Transaction {

  private final Connection connection;

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /** A statement without parameters; the caller closes it. */
  public Statement createStatement() throws SQLException {
    return connection.createStatement();
  }

  /** A statement with parameters; the caller closes it. */
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /**
   * An array as a statement's parameter.
   *
   * @param type the elements' type, by its name in Postgres
   */
  public Array createArrayOf(String type, Object[] elements) throws SQLException {
    return connection.createArrayOf(type, elements);
  }

  /** A point to which {@link #rollback(Savepoint)} can return. */
  public Savepoint setSavepoint() throws SQLException {
    return connection.setSavepoint();
  }

  /** Keeps what was done since that point, provided that the transaction is committed. */
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    connection.releaseSavepoint(savepoint);
  }

  /** Undoes what was done since that point, also after a statement has failed. */
  public void rollback(Savepoint savepoint) throws SQLException {
    connection.rollback(savepoint);
  }

  /** Undoes all that was done. */
  public void rollback() throws SQLException {
    connection.rollback();
  }

  /** Whether Postgres answers within a second. */
  boolean isAlive() throws SQLException {
    return connection.isValid(1);
  }
}
