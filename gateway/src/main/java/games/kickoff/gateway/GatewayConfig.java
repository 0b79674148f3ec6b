package games.kickoff.gateway;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.gateway.serving.auth.AuthSettings;
import games.kickoff.gateway.serving.http.HttpSettings;
import games.kickoff.gateway.serving.limit.LimitSettings;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.service.environment.Variables;
import games.kickoff.service.log.LogFormat;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway's configuration from its environment variables.
 *
 * @param http where players' requests are served, and the limits on their connections
 * @param managementAddress where liveness, readiness and metrics are served
 * @param defaultQueue the queue of the simple API and the matchmaking API
 * @param storeCalls how many calls to Redis may be under way at once
 * @param postgres empty: routes that need Postgres answer 503
 */
public record GatewayConfig(
    HttpSettings http,
    InetSocketAddress managementAddress,
    QueueKey defaultQueue,
    int storeCalls,
    RedisSettings redis,
    AuthSettings auth,
    LimitSettings limits,
    Optional<PostgresSettings> postgres) {

  /**
   * How many calls to Postgres may be under way at once: as many as the pool has connections. More
   * would wait inside the pool, where no metric shows them.
   */
  static final int DATABASE_CALLS = Postgres.MAX_CONNECTIONS;

  /** Describes the variables, for {@code --help}. */
  static final String VARIABLES =
      HttpSettings.VARIABLES
          + """
          KICKOFF_MANAGEMENT_HOST   address of /livez, /readyz and /metrics (0.0.0.0)
          KICKOFF_MANAGEMENT_PORT   its port; 0: any free one (9091)
          KICKOFF_DEFAULT_QUEUE     namespace/name of the simple API's queue (default/default)
          KICKOFF_STORE_CALLS       Redis calls at once; more wait up to a second (32)
          KICKOFF_REALM             the realm, as its operator has it (default)
          KICKOFF_REDIS_URL         redis://host:port or rediss://host:port (redis://127.0.0.1:6379)
          KICKOFF_REDIS_USER        Redis user, or KICKOFF_REDIS_USER_FILE (the default user)
          KICKOFF_REDIS_PASSWORD_FILE     a file with the Redis password (none)
          KICKOFF_REDIS_CLUSTER     true when that Redis runs in cluster mode (false)
          KICKOFF_REDIS_SENTINELS   host:port,host:port of sentinels, in place of the URL (none)
          KICKOFF_REDIS_SENTINEL_MASTER   the name they watch the primary under; required with them
          KICKOFF_REDIS_SENTINEL_USER     as whom they are asked, or KICKOFF_REDIS_SENTINEL_USER_FILE
                                    (the default user)
          KICKOFF_REDIS_SENTINEL_PASSWORD_FILE    a file with their password (none)
          KICKOFF_REDIS_TLS         true: TLS to sentinels and the Redis they name (false)
          KICKOFF_REDIS_CA_FILE     with TLS: who may have signed its certificate, PEM (the JDK's)
          KICKOFF_LOG_LEVEL         ERROR, WARN, INFO or DEBUG (INFO)
          KICKOFF_LOG_FORMAT        text or json, with request, ticket and queue as fields (text)
          """
          + AuthSettings.VARIABLES
          + LimitSettings.VARIABLES
          + """
          KICKOFF_POSTGRES_URL      jdbc:postgresql://host:port/database, for players, results and
                                    ratings; without it they answer 503 (none)
          KICKOFF_POSTGRES_USER     Postgres user, or KICKOFF_POSTGRES_USER_FILE (kickoff)
          KICKOFF_POSTGRES_PASSWORD_FILE  a file with the Postgres password (none)
          KICKOFF_POSTGRES_SCHEMA   the realm's schema, as its operator has it (kickoff)
          """;

  /** The realm that the gateway serves. */
  String realm() {
    return redis.realm();
  }

  /**
   * Reads the environment.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value, and what it accepts
   */
  public static GatewayConfig fromEnvironment(Map<String, String> environment) {
    Variables variables = Variables.nonEmptyOf(environment);
    LogFormat.check(environment);
    return new GatewayConfig(
        HttpSettings.from(variables),
        variables.address("KICKOFF_MANAGEMENT_HOST", "KICKOFF_MANAGEMENT_PORT", 9091),
        variables.parsed("KICKOFF_DEFAULT_QUEUE", "default/default", QueueKey::parse),
        variables.number("KICKOFF_STORE_CALLS", 32, 1, 10_000),
        RedisSettings.fromEnvironment(environment),
        AuthSettings.from(variables),
        LimitSettings.from(variables),
        postgres(environment));
  }

  private static Optional<PostgresSettings> postgres(Map<String, String> environment) {
    return environment.getOrDefault("KICKOFF_POSTGRES_URL", "").isEmpty()
        ? Optional.empty()
        : Optional.of(PostgresSettings.fromEnvironment(environment));
  }
}
