package games.kickoff.operator;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.operator.leader.Leadership;
import games.kickoff.operator.leader.LeasePace;
import games.kickoff.operator.leader.RealmClock;
import games.kickoff.operator.leader.TermFence;
import games.kickoff.operator.leader.TimeKeeping;
import games.kickoff.operator.management.MeasuredRecords;
import games.kickoff.operator.management.MeasuredUpkeep;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.management.WriteCounter;
import games.kickoff.operator.pacing.PacedHttp;
import games.kickoff.operator.pacing.WriteGate;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresFences;
import games.kickoff.postgres.ladder.PostgresRatingUpkeep;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.postgres.record.PostgresRecords;
import games.kickoff.redis.change.RedisActivity;
import games.kickoff.redis.claim.RedisClaims;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.claim.RedisMending;
import games.kickoff.redis.claim.RedisPools;
import games.kickoff.redis.claim.RedisRealmRefill;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.queue.RedisQueuePublication;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.term.FencedScripts;
import games.kickoff.redis.term.RedisFences;
import games.kickoff.service.management.Check;
import games.kickoff.service.management.ManagementServer;
import games.kickoff.service.metrics.JvmMetrics;
import games.kickoff.service.process.Launch;
import games.kickoff.service.process.Stop;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's process: reads the settings, wires the parts, leads or stands by, and stops in
 * order.
 */
public final class OperatorMain {

  private static final String HELP =
      """
      Kickoff's operator: forms matches from queued players and runs a game server for each.

      It takes no arguments. Settings are environment variables:
        KICKOFF_REALM               this install's name, default "default"
        KICKOFF_REDIS_URL           redis://host:port, rediss:// for TLS; redis://127.0.0.1:6379
        KICKOFF_REDIS_USER          or KICKOFF_REDIS_USER_FILE, a file with it; none
        KICKOFF_REDIS_PASSWORD_FILE a file with the password; none
        KICKOFF_REDIS_CLUSTER       true for a Redis in cluster mode; false
        KICKOFF_REDIS_SENTINELS     host:port,host:port of sentinels, in place of the URL; none
        KICKOFF_REDIS_SENTINEL_MASTER    the name they watch the primary under; required with them
        KICKOFF_REDIS_SENTINEL_USER      or KICKOFF_REDIS_SENTINEL_USER_FILE; none
        KICKOFF_REDIS_SENTINEL_PASSWORD_FILE    a file with the password; none
        KICKOFF_REDIS_TLS           true: TLS to sentinels and the Redis they name; false
        KICKOFF_REDIS_CA_FILE       with TLS: who may have signed its certificate, PEM; the JDK's
        KICKOFF_POSTGRES_URL        jdbc:postgresql://host:port/database
        KICKOFF_POSTGRES_USER       or KICKOFF_POSTGRES_USER_FILE, a file with it; kickoff
        KICKOFF_POSTGRES_PASSWORD_FILE   a file with the password; none
        KICKOFF_POSTGRES_SCHEMA     this realm's own schema; kickoff
        KICKOFF_POSTGRES_GATEWAY_ROLE    the gateways' role, which is granted what they need; or
                                    KICKOFF_POSTGRES_GATEWAY_ROLE_FILE, a file with it; none
        KICKOFF_NAMESPACES          where to look for queues, separated by commas; all
        KICKOFF_LEASE_NAMESPACE     where the Lease of the leader is; default
        KICKOFF_LEASE_DURATION      how long a silent leader keeps others waiting; 15s
        KICKOFF_AUDIT_EVERY         how often the stores are compared; 1m
        KICKOFF_PUBLIC_HOST         what players are given for a node whose port leads to a server;
                                    the node's own address
        KICKOFF_MANAGEMENT_HOST     0.0.0.0
        KICKOFF_MANAGEMENT_PORT     livez, readyz, metrics; 9090
        KICKOFF_LOG_LEVEL           INFO
        KICKOFF_LOG_FORMAT          text or json; text
        KUBECONFIG                  the API server, outside a cluster
      """;

  private static final Logger log = LoggerFactory.getLogger(OperatorMain.class);

  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOCK_LOOK = Duration.ofMillis(500);
  private static final Duration ELECTED_AT_ONCE = Duration.ofSeconds(1);

  private OperatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    Launch.run(
        "operator", HELP, arguments, () -> run(OperatorConfig.fromEnvironment(System.getenv())));
  }

  private static void run(OperatorConfig config) throws IOException, InterruptedException {
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    CollectorRegistry registry = JvmMetrics.registry();
    OperatorMetrics metrics = new OperatorMetrics(registry);
    LeasePace pace = new LeasePace(config.leaseDuration());
    WriteGate writes = new WriteGate(pace.late(), System::nanoTime);
    metrics.writeLimit(writes::limit);
    KubernetesClient client =
        ApiClients.client(
            CLIENT_TIMEOUT,
            2,
            builder ->
                builder
                    .withHttpClientFactory(
                        PacedHttp.factory(writes, CLIENT_TIMEOUT.multipliedBy(3)))
                    .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("writes", new WriteCounter(metrics))));
    KubernetesClient elector = ApiClients.client(pace.timeout(), 0, builder -> {});
    RealmRedis redis = RealmRedis.connect(config.redis(), metrics);
    Postgres postgres = Postgres.connect(config.postgres());
    Schema schema = new Schema(config.postgres(), config.gatewayRole());
    Leadership leadership =
        new Leadership(
            elector,
            config.leaseNamespace(),
            config.leaseName(),
            InetAddress.getLocalHost().getHostName() + "-" + UUID.randomUUID(),
            pace);
    TermFence term =
        new TermFence(
            new PostgresFences(postgres),
            new RedisFences(redis),
            leadership::holdsLease,
            Duration.ofMillis(200));
    FencedScripts leader = new FencedScripts(redis, term);
    PostgresRecords records = new PostgresRecords(postgres, term, metrics::badFact);
    KickoffOperator.Stores stores =
        new KickoffOperator.Stores(
            new RedisPools(redis, leader),
            new RedisClaims(leader),
            new RedisQueuePublication(leader),
            new RedisRealmRefill(redis, leader),
            new RedisMending(redis, leader),
            new RedisMatches(redis),
            new RedisQueues(redis),
            new MeasuredRecords(records, metrics),
            new RedisActivity(redis),
            new MeasuredUpkeep(new PostgresRatingUpkeep(postgres, term), metrics),
            term);
    AtomicReference<@Nullable KickoffOperator> leading = new AtomicReference<>();
    RealmClock clock = new RealmClock(Instant.now(), System::nanoTime);
    StandBy standBy =
        new StandBy(
            () -> new KickoffOperator(config, client, stores, metrics, OperatorMain::halt, clock));
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("redis", Check.failing(() -> redis.condition().concern()));
    checks.put(
        "postgres",
        Check.failing(() -> {
          records.ping();
          return "";
        }));
    checks.put("kubernetes", standBy::condition);
    ManagementServer management =
        ManagementServer.start(
            config.management(),
            () -> Check.Finding.fineUnless(stuck(leading.get())),
            Check.all(checks),
            registry);
    CountDownLatch stopped = new CountDownLatch(1);
    Stop.bySteps(
        () -> log.info("Stopping"),
        () -> Optional.ofNullable(leading.getAndSet(null)).ifPresent(KickoffOperator::endTerm),
        // releases the Lease early, so that the next leader need not wait for the steps below
        leadership::close,
        () -> standBy.operator().ifPresent(KickoffOperator::close),
        management::close,
        redis::close,
        records::close,
        client::close,
        stopped::countDown);
    redis.logConcernAtStart();
    log.info("Operator of {}, records in {}", config.redis(), config.postgres());
    standBy.start();
    executor.execute(() -> warmUp(schema));
    // Stand for election only with synced caches: another process may be ready to lead at once.
    KickoffOperator operator = standBy.await();
    log.info("Standing by with caches filled");
    CountDownLatch leads = new CountDownLatch(1);
    executor.execute(() -> rehearse(operator, config.auditEvery(), leads));
    leadership.start(
        () -> {
          leads.countDown();
          TimeKeeping time =
              new TimeKeeping(
                  clock,
                  redis::time,
                  Clock.systemUTC(),
                  System::nanoTime,
                  CLOCK_LOOK,
                  OperatorMain::halt);
          executor.execute(time);
          lead(operator, time, term, schema, metrics, leading);
        },
        () -> {
          log.error("Lost the Lease; this process ends");
          halt();
        });
    stopped.await();
  }

  /**
   * Reads the state of the schema, so that reading it again is quicker when this process leads.
   * Changes nothing, since the current leader may be of another version.
   */
  private static void warmUp(Schema schema) {
    try {
      log.debug("The schema is {}", schema.isMigrated() ? "up to date" : "not yet of this version");
    } catch (RuntimeException e) {
      // the leader waits for Postgres and logs that
      log.debug("The schema can't be read yet", e);
    }
  }

  /**
   * Rehearses the first audit periodically until this process leads. A process that finds the Lease
   * free leads within a second, before the first rehearsal.
   */
  private static void rehearse(KickoffOperator operator, Duration every, CountDownLatch leads) {
    try {
      Duration pause = ELECTED_AT_ONCE;
      while (!leads.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        try {
          operator.rehearse();
        } catch (RuntimeException e) {
          log.debug(
              "The rehearsal of a term could not read everything",
              e); // the leader waits for the stores and logs that
        }
        pause = every;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void lead(
      KickoffOperator operator,
      TimeKeeping time,
      TermFence term,
      Schema schema,
      OperatorMetrics metrics,
      AtomicReference<@Nullable KickoffOperator> leading) {
    try {
      migrate(schema);
      time.awaitSet(); // the first audit needs the realm's time to judge ages
      term.begin();
      leading.set(operator);
      operator.lead();
      metrics.leading();
      log.info("The operator runs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log.error("The term could not begin; this process ends, so that another may lead", e);
      halt();
    }
  }

  /**
   * Ends the process without running shutdown hooks, unlike {@code exit()}: a hook that waits for a
   * store must not keep a process alive that has lost the leadership.
   */
  private static void halt() {
    Runtime.getRuntime().halt(1);
  }

  /**
   * Migrates the schema, and waits for Postgres for as long as that takes: no match may start
   * without a record, so nothing is lost by waiting.
   */
  private static void migrate(Schema schema) throws InterruptedException {
    int tries = 0;
    while (true) {
      try {
        schema.migrate();
        return;
      } catch (StoreUnavailable e) {
        if (tries++ % 10 == 0) {
          log.warn("Waiting for Postgres: {}", e.getMessage());
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private static String stuck(@Nullable KickoffOperator operator) {
    return operator == null ? "" : operator.stuck();
  }
}
