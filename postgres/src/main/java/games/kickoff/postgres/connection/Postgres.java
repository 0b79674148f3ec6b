package games.kickoff.postgres.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import games.kickoff.core.store.DataRefused;
import games.kickoff.core.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A pool of connections to a realm's Postgres. Getting a connection takes at most {@code TIMEOUT},
 * as does each statement; a server that does not answer at all is given up after twice that.
 */
public final class Postgres implements AutoCloseable {

  /** The most connections of a pool. */
  public static final int MAX_CONNECTIONS = 8;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final PostgresSettings settings;
  private final HikariDataSource pool;

  private Postgres(PostgresSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /** Makes a pool of connections to that Postgres. Nothing is connected until the first use. */
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
    // The second time-out is for a leader that stops, or loses its network, in the middle of a
    // transaction, which locks the term's row. Without it, no later leader could write until that
    // process runs again, or TCP gives up the connection after hours.
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%1$d -c idle_in_transaction_session_timeout=%1$d"
            .formatted(TIMEOUT.toMillis()));
    return new Postgres(settings, new HikariDataSource(config));
  }

  /** The settings of this Postgres. */
  public PostgresSettings settings() {
    return settings;
  }

  /** Work to be done within a transaction. */
  public interface Work<T> {
    T with(Transaction transaction) throws SQLException;
  }

  /**
   * Does the work in a transaction of its own, all or nothing.
   *
   * @throws StoreUnavailable when Postgres does not answer: whether the work was committed is
   *     unknown
   * @throws DataRefused when Postgres does not accept the data
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

  /**
   * Rolls back. When that fails, because the connection is broken, there is nothing to roll back,
   * and the exception is added to the one that is the cause.
   */
  private static void rollBack(Connection connection, Exception why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Whether an exception means that the data is bad: SQLSTATE classes 22 (data exception) and 23
   * (integrity constraint violation), for which trying again is of no use.
   */
  public static boolean refusesData(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  /**
   * The exception to throw. Data that is refused is a bug of Kickoff and not an outage, so it is
   * kept apart.
   */
  private RuntimeException failure(SQLException e) {
    if (refusesData(e)) {
      return new DataRefused("Postgres refuses the data: " + e.getMessage(), e);
    }
    return new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
  }

  /**
   * Checks that Postgres answers.
   *
   * @throws StoreUnavailable when it does not
   */
  public void ping() {
    boolean valid = inTransaction(Transaction::isAlive);
    if (!valid) {
      throw new StoreUnavailable(
          "Postgres (" + settings + ") did not answer a ping", new SQLException("not valid"));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
