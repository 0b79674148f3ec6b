package games.kickoff.gateway;

import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.ladder.PostgresLeaderboards;
import games.kickoff.postgres.ladder.PostgresRatings;
import games.kickoff.postgres.login.PostgresLogins;
import games.kickoff.postgres.player.PostgresPlayers;
import games.kickoff.postgres.result.PostgresResults;
import games.kickoff.redis.change.RedisChanges;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.ticket.RedisTickets;
import games.kickoff.service.metrics.JvmMetrics;
import games.kickoff.service.metrics.ReportedFacts;
import games.kickoff.service.process.Launch;
import games.kickoff.service.process.Stop;
import io.javalin.util.JavalinException;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the gateway as a process. */
public final class GatewayMain {

  private static final Logger log = LoggerFactory.getLogger(GatewayMain.class);
  private static final Duration RESUBSCRIBE = Duration.ofMillis(500);

  private static final String HELP =
      "Serves the players' HTTP API. Configured by environment variables:\n\n"
          + GatewayConfig.VARIABLES;

  private GatewayMain() {}

  /**
   * Serves until SIGTERM or SIGINT. Exits with 2 on a wrong argument or variable, and with 1 if it
   * can't start.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Launch.run(
        "gateway", HELP, arguments, () -> run(GatewayConfig.fromEnvironment(System.getenv())));
  }

  private static void run(GatewayConfig config) throws IOException {
    if (!config.auth().on()) {
      log.warn(
          "KICKOFF_AUTH=off: nobody is asked who they are, anybody may act for any player and"
              + " report any result. For local use alone");
    }
    CollectorRegistry metrics = JvmMetrics.registry();
    RealmRedis redis = RealmRedis.connect(config.redis(), new ReportedFacts(metrics));
    Optional<Postgres> postgres = config.postgres().map(Postgres::connect);
    Gateway gateway = start(config, stores(redis, postgres), metrics);
    redis.logConcernAtStart();
    Stop.bySteps(
        () -> log.info("stopping"),
        gateway::close,
        redis::close,
        () -> postgres.ifPresent(Postgres::close),
        GatewayMain::end);
    log.info(
        "serving players on {}:{}, management on {}:{}, queue {}, {}, {}, {}",
        config.http().address().getHostString(),
        gateway.httpPort(),
        config.managementAddress().getHostString(),
        gateway.managementPort(),
        config.defaultQueue(),
        config.redis(),
        config.postgres().map(Object::toString).orElse("no Postgres"),
        config.auth());
  }

  private static Stores stores(RealmRedis redis, Optional<Postgres> postgres) {
    return new Stores(
        new RedisTickets(redis, Clock.systemUTC(), new SecureRandom()),
        new RedisMatches(redis),
        new RedisQueues(redis),
        new RedisChanges(redis, RESUBSCRIBE),
        redis::condition,
        postgres.map(GatewayMain::database).orElseGet(Database::notConfigured));
  }

  private static Database database(Postgres postgres) {
    return new Database(
        new PostgresPlayers(postgres, new SecureRandom(), Clock.systemUTC()),
        new PostgresLogins(postgres, new SecureRandom(), Clock.systemUTC()),
        new PostgresRatings(postgres),
        new PostgresLeaderboards(postgres),
        new PostgresResults(postgres));
  }

  private static Gateway start(GatewayConfig config, Stores stores, CollectorRegistry metrics)
      throws IOException {
    try {
      return Gateway.start(config, stores, metrics);
    } catch (JavalinException e) {
      throw new IOException(e.getMessage(), e); // the players' address can't be bound
    }
  }

  /** Exits with 0: a requested stop is no failure, but the JVM's own 143 would suggest one. */
  private static void end() {
    Runtime.getRuntime().halt(0);
  }
}
