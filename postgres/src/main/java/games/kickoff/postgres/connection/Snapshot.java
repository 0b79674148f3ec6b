package games.kickoff.postgres.connection;

import games.kickoff.core.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Reads all rows as they are at one moment, however long that takes, while others write. */
public final class Snapshot {

  private Snapshot() {}

  /**
   * Does the work on a snapshot, with a connection of its own that has no time limit. Whatever the
   * work writes is rolled back.
   *
   * @param application the connection's application name, which Postgres shows to its
   *     administrators
   * @throws StoreUnavailable when Postgres does not answer
   */
  public static <T> T read(PostgresSettings settings, String application, Postgres.Work<T> work) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("ApplicationName", application);
    properties.setProperty("connectTimeout", "5");
    try (Connection connection = DriverManager.getConnection(settings.url(), properties)) {
      connection.setSchema(settings.schema());
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      T result = work.with(new Transaction(connection));
      connection.rollback(); // drops temporary tables, too
      return result;
    } catch (SQLException e) {
      throw new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
    }
  }
}
