package games.kickoff.postgres.connection;

import games.kickoff.core.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A look at all rows as they are at one moment, for as long as it takes, while others write. */
public final class Snapshot {

  private Snapshot() {}

  /**
   * Does that on a snapshot, over a connection of its own that has no time limit. Nothing it writes
   * stays.
   *
   * @param application how Postgres names the connection to its administrators
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
      connection.rollback(); // temporary tables go, too
      return result;
    } catch (SQLException e) {
      throw new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
    }
  }
}
