package games.kickoff.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import games.kickoff.core.store.DataRefused;
import games.kickoff.core.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A pool of connections to a realm's Postgres. Nothing takes longer than {@code TIMEOUT}. */
public final class Postgres implements AutoCloseable {

  /** Of a pool. */
  public static final int MAX_CONNECTIONS = 8;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final PostgresSettings settings;
  private final HikariDataSource pool;

  private Postgres(PostgresSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /** A pool of connections to that Postgres. Nothing is connected yet. */
  public static Postgres connect(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("records");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setSchema(settings.schema());
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TIMEOUT.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", TIMEOUT.toSeconds());
    config.addDataSourceProperty("socketTimeout", 2 * TIMEOUT.toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("ApplicationName", "kickoff");
    // The second, as a leader that is stopped or cut off in the middle of a write holds the term:
    // nobody who comes after them could write until they wake, or TCP gives them up after hours.
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%1$d -c idle_in_transaction_session_timeout=%1$d"
            .formatted(TIMEOUT.toMillis()));
    return new Postgres(settings, new HikariDataSource(config));
  }

  /** Where it is, without the password. */
  public PostgresSettings settings() {
    return settings;
  }

  /** What is done within a transaction. */
  public interface Work<T> {
    T with(Transaction transaction) throws SQLException;
  }

  /**
   * Does that in a transaction of its own, all or nothing.
   *
   * @throws StoreUnavailable when Postgres does not answer: whether it was done is unknown
   * @throws DataRefused when it does not take the data
   */
  public <T> T inTransaction(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(new Transaction(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** On a connection that broke there is nothing to roll back; what broke it is to be reported. */
  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /** Whether that says that the data is bad: classes 22 and 23, which waiting makes no better. */
  public static boolean refusesData(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  /** Refused data is our mistake, not an outage, and does not get better by waiting. */
  private RuntimeException failure(SQLException e) {
    if (refusesData(e)) {
      return new DataRefused("Postgres refuses the data: " + e.getMessage(), e);
    }
    return new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
  }

  /**
   * Asks for a sign of life.
   *
   * @throws StoreUnavailable when there is none
   */
  public void ping() {
    boolean valid = inTransaction(Transaction::isAlive);
    if (!valid) {
      throw new StoreUnavailable(
          "Postgres (" + settings + ") gave no sign of life", new SQLException("not valid"));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
