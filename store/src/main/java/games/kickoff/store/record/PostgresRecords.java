package games.kickoff.store.record;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import games.kickoff.core.match.MatchId;
import games.kickoff.store.StoreUnavailable;
import games.kickoff.store.match.Fence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** {@link Records} in Postgres. */
public final class PostgresRecords implements Records, AutoCloseable {

  private static final int MAX_CONNECTIONS = 8;
  private static final int TIMEOUT_SECONDS = 2;

  private final PostgresSettings settings;
  private final HikariDataSource pool;
  private volatile long raisedTo = -1;

  private PostgresRecords(PostgresSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /** A pool of connections to that Postgres. Nothing is connected yet. */
  public static PostgresRecords connect(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("records");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setSchema(settings.schema());
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(TIMEOUT_SECONDS).toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", TIMEOUT_SECONDS);
    config.addDataSourceProperty("socketTimeout", 2 * TIMEOUT_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("ApplicationName", "kickoff");
    // The second, as a leader that is stopped or cut off in the middle of a write holds the term:
    // nobody who comes after him could write until he wakes, or TCP gives him up after hours.
    long timeout = Duration.ofSeconds(TIMEOUT_SECONDS).toMillis();
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%1$d -c idle_in_transaction_session_timeout=%1$d".formatted(timeout));
    return new PostgresRecords(settings, new HikariDataSource(config));
  }

  /**
   * Brings the schema up to this version. Safe when several operators start at once.
   *
   * @throws StoreUnavailable when Postgres does not answer: try again
   * @throws IllegalStateException when it refuses, and would again
   */
  public void migrate() {
    flyway(Flyway::migrate);
  }

  /**
   * Whether nothing is left to {@link #migrate()}. Changes nothing.
   *
   * @throws StoreUnavailable when Postgres does not answer
   * @throws IllegalStateException when it refuses
   */
  public boolean isMigrated() {
    return flyway(flyway -> flyway.info().pending().length == 0);
  }

  private <T> T flyway(Function<Flyway, T> work) {
    try {
      return work.apply(
          Flyway.configure()
              .dataSource(settings.url(), settings.user(), settings.password())
              .jdbcProperties(Map.of("connectTimeout", "5", "socketTimeout", "60"))
              .schemas(settings.schema())
              .createSchemas(true)
              .locations("classpath:games/kickoff/store/record")
              .load());
    } catch (FlywayException e) {
      if (isOutage(e)) {
        throw new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
      }
      throw new IllegalStateException("the schema can't be migrated: " + e.getMessage(), e);
    }
  }

  /** Class 08 is a lost connection, 57P0x a server that starts or stops, 53 one that is full. */
  private static boolean isOutage(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08") || state.startsWith("57P0") || state.startsWith("53");
      }
    }
    return false;
  }

  @Override
  public RecordResult record(Fence fence, MatchRecord match) {
    // Two rounds: between a refused insert and the look at who is busy, that match may have ended.
    for (int round = 0; round < 2; round++) {
      Optional<RecordResult> result = asLeader(fence, connection -> tryRecord(connection, match));
      if (result.isPresent()) {
        return result.get();
      }
      Optional<RecordResult> busy =
          inTransaction(connection -> MatchRows.findBusy(connection, match));
      if (busy.isPresent()) {
        return busy.get();
      }
    }
    throw new StoreUnavailable(
        "Postgres (" + settings + "): players of " + match.id() + " come and go",
        new SQLException("unique violation without a row"));
  }

  /** Empty: a player is in another live match. */
  private static Optional<RecordResult> tryRecord(Connection connection, MatchRecord match)
      throws SQLException {
    if (MatchRows.insertMatch(connection, match, Optional.empty())) {
      try {
        MatchRows.insertPlayers(connection, match);
        return Optional.of(new RecordResult.Recorded());
      } catch (SQLException e) {
        if (MatchRows.isOneLive(e)) {
          connection.rollback();
          return Optional.empty();
        }
        throw e;
      }
    }
    boolean ended = MatchRows.isEnded(connection, match.id());
    return Optional.of(ended ? new RecordResult.AlreadyEnded() : new RecordResult.Recorded());
  }

  @Override
  public boolean end(Fence fence, MatchRecord match, Ending ending) {
    return asLeader(
        fence,
        connection ->
            MatchRows.insertMatch(connection, match, Optional.of(ending))
                || MatchRows.endRow(connection, match.id(), ending));
  }

  @Override
  public boolean end(Fence fence, MatchId match, Ending ending) {
    return asLeader(fence, connection -> MatchRows.endRow(connection, match, ending));
  }

  @Override
  public Optional<RecordView> find(MatchId match) {
    return inTransaction(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(MatchRows.COLUMNS + "WHERE id = ?")) {
        select.setString(1, match.value());
        List<RecordView> rows = MatchRows.views(select);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
      }
    });
  }

  @Override
  public List<RecordView> open(Duration olderThan, int limit) {
    String where = "WHERE ended IS NULL AND created < now() - ? * interval '1 ms'";
    return inTransaction(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(MatchRows.COLUMNS + where + " ORDER BY created LIMIT ?")) {
        select.setLong(1, olderThan.toMillis());
        select.setInt(2, limit);
        return MatchRows.views(select);
      }
    });
  }

  @Override
  public void ping() {
    boolean valid = inTransaction(connection -> connection.isValid(1));
    if (!valid) {
      throw new StoreUnavailable(
          "Postgres (" + settings + ") gave no sign of life", new SQLException("not valid"));
    }
  }

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** A write of that term, refused when a newer leader has written. */
  private <T> T asLeader(Fence fence, Work<T> work) {
    if (fence.value() > raisedTo) {
      inTransaction(connection -> {
        Term.raise(connection, fence);
        return true;
      });
      raisedTo = fence.value();
    }
    return inTransaction(connection -> {
      Term.hold(connection, fence);
      return work.with(connection);
    });
  }

  private <T> T inTransaction(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Refused data is our mistake, not an outage, and does not get better by waiting. */
  private RuntimeException failure(SQLException e) {
    String state = e.getSQLState();
    if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
      return new RecordRefused("Postgres refuses the data: " + e.getMessage(), e);
    }
    return new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
  }

  @Override
  public void close() {
    pool.close();
  }
}
