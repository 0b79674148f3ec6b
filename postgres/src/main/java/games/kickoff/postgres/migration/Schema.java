package games.kickoff.postgres.migration;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.connection.PostgresSettings;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The realm's schema: the tables of this version, made from those of any earlier one. */
public final class Schema {

  private final PostgresSettings settings;

  public Schema(PostgresSettings settings) {
    this.settings = settings;
  }

  /**
   * Brings the schema up to this version. Safe when several operators start at once.
   *
   * @throws StoreUnavailable when Postgres does not answer: try again
   * @throws IllegalStateException when it refuses, and would again
   */
  public void migrate() {
    // No limit: an index over a large table may take long to build, and a dead connection is TCP's.
    flyway(Map.of("connectTimeout", "5", "tcpKeepAlive", "true"), Flyway::migrate);
  }

  /**
   * Whether nothing is left to {@link #migrate()}. Changes nothing.
   *
   * @throws StoreUnavailable when Postgres does not answer
   * @throws IllegalStateException when it refuses
   */
  public boolean isMigrated() {
    return flyway(
        Map.of("connectTimeout", "5", "socketTimeout", "60"),
        flyway -> flyway.info().pending().length == 0);
  }

  private <T> T flyway(Map<String, String> connection, Function<Flyway, T> work) {
    try {
      return work.apply(
          Flyway.configure()
              .dataSource(settings.url(), settings.user(), settings.password())
              .jdbcProperties(connection)
              .schemas(settings.schema())
              .createSchemas(true)
              .locations("classpath:games/kickoff/postgres/migration")
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
}
