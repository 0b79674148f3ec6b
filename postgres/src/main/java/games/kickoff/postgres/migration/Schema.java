package games.kickoff.postgres.migration;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.connection.PostgresSettings;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates the realm's schema, or migrates it from any earlier version to this one. */
public final class Schema {

  private final PostgresSettings settings;
  private final Optional<GatewayRole> gatewayRole;

  /** A schema that only its owner uses. */
  public Schema(PostgresSettings settings) {
    this(settings, Optional.empty());
  }

  /**
   * @param gatewayRole the role that {@link #migrate()} grants what a gateway needs
   */
  public Schema(PostgresSettings settings, Optional<GatewayRole> gatewayRole) {
    this.settings = settings;
    this.gatewayRole = gatewayRole;
  }

  /**
   * Brings the schema to this version, and grants the gateway's role, if it exists, what a gateway
   * needs of it. Several operators may call this at once.
   *
   * @throws StoreUnavailable when Postgres does not answer; the call can be repeated
   * @throws IllegalStateException when a migration fails and would fail again
   */
  public void migrate() {
    // Without a socket time-out, as an index over a large table may take long to build. A dead
    // connection is noticed by TCP's keep-alive.
    flyway(Map.of("connectTimeout", "5", "tcpKeepAlive", "true"), Flyway::migrate);
  }

  /**
   * Whether the schema is at this version, so that {@link #migrate()} has nothing to do. Changes
   * nothing.
   *
   * @throws StoreUnavailable when Postgres does not answer
   * @throws IllegalStateException when Postgres refuses the query
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
              .placeholders(Map.of("gatewayRole", gatewayRole.map(GatewayRole::name).orElse("")))
              .load());
    } catch (FlywayException e) {
      if (isOutage(e)) {
        throw new StoreUnavailable("Postgres (" + settings + "): " + e.getMessage(), e);
      }
      throw new IllegalStateException("the schema can't be migrated: " + e.getMessage(), e);
    }
  }

  /**
   * Whether the cause is an outage. SQLSTATE class 08 is a lost connection, 57P0x a server that
   * starts or stops, and class 53 a server without resources.
   */
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
