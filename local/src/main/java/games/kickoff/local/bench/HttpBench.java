package games.kickoff.local.bench;

import games.kickoff.loadtest.report.Durations;
import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisOptions;
import games.kickoff.local.stack.Service;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Measures joins through a gateway process that runs with only its Redis. */
final class HttpBench {

  private static final String HOST = "127.0.0.1";
  private static final int CONNECTIONS = 64;
  private static final int MOST_JOINS = 300_000;
  private static final int BARE_CONNECTIONS = 8;
  private static final int ROUNDS = 5;
  private static final Duration BARE = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration LENGTH = Duration.ofSeconds(15);

  /**
   * How soon a client that the gateway turned away tries again. The gateway's answer asks for a
   * second.
   */
  private static final Duration TURNED_AWAY = Duration.ofSeconds(1);

  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final BenchOptions options;
  private final Cleanup cleanup;

  HttpBench(BenchOptions options, Cleanup cleanup) {
    this.options = options;
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    StackDirectory directory = cleanup.add(StackDirectory.create(false));
    EmbeddedRedis redis =
        cleanup.add(EmbeddedRedis.start(directory.directory("redis"), RedisOptions.IN_MEMORY));
    RealmRedis realm =
        cleanup.add(RealmRedis.connect(RedisSettings.of(BenchQueue.REALM, redis.uri())));
    BenchQueue.open(realm, BenchQueue.leader(realm));
    URI gateway = URI.create("http://" + HOST + ":" + FreePort.on(HOST));
    ChildProcess process = start(gateway, redis, directory);
    cleanup.add(() -> process.terminate(STOP));
    StayUp gatewayUp = new StayUp(() -> List.of(new Service("gateway", process, gateway, 0)));
    BareRedis bare = cleanup.add(new BareRedis(redis, BARE_CONNECTIONS));
    BlockingQueue<JoinConnection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
    connections.add(firstConnection(gateway, process));
    while (connections.remainingCapacity() > 0) {
      connections.add(new JoinConnection(gateway));
    }
    ClosedLoop loop = new ClosedLoop(CONNECTIONS, Thread.ofVirtual().factory());
    Queue<Duration> times = new ConcurrentLinkedQueue<>();
    LongAdder turnedAway = new LongAdder();
    Rounds rounds = new Rounds();
    String cores = "";
    try {
      loop.run(MOST_JOINS, options.length(WARM_UP), n -> join(connections, "warm" + n, turnedAway));
      turnedAway.reset(); // those of the warm-up don't count, like its joins
      for (int round = 0; round < ROUNDS; round++) {
        double bareRate = bare.joinsPerSecond(BARE);
        String prefix = "r" + round + "-";
        CpuTimes before = CpuTimes.now();
        ClosedLoop.Done done =
            loop.run(
                MOST_JOINS,
                options.length(LENGTH).dividedBy(ROUNDS),
                n -> times.add(join(connections, prefix + n, turnedAway)));
        cores = CpuTimes.now().since(before, done.took());
        rounds.add(done.perSecond(), bareRate);
      }
    } catch (IllegalStateException e) {
      gatewayUp.check();
      throw e;
    }
    for (JoinConnection connection : connections) {
      connection.close();
    }
    cleanup.closeParts();
    Durations answered = Durations.of(times);
    return List.of(
        Row.of(
                "joins through HTTP, " + CONNECTIONS + " connections",
                Row.rate(rounds.ours().median()))
            .beside("bare Redis " + Row.rate(rounds.bare().median()), rounds.ratios()),
        Row.of(
            "  answered in, p50 / p99",
            "%s / %s".formatted(millis(answered, 50), millis(answered, 99))),
        Row.of("  turned away with 503, and back a second later", Long.toString(turnedAway.sum())),
        Row.of("  cores in use, last round", cores));
  }

  private static Duration join(
      BlockingQueue<JoinConnection> connections, String player, LongAdder turnedAway)
      throws IOException, InterruptedException {
    JoinConnection connection = connections.take(); // never waits: there are as many as workers
    long start = System.nanoTime();
    while (!connection.tryJoin(player)) {
      turnedAway.increment();
      TimeUnit.NANOSECONDS.sleep(TURNED_AWAY.toNanos());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    connections.add(connection);
    return took;
  }

  private static ChildProcess start(URI gateway, EmbeddedRedis redis, StackDirectory directory)
      throws IOException {
    return ChildJvm.of("games.kickoff.gateway.GatewayMain")
        .withFlags("-Xmx256m", "-Dlogback.configurationFile=logback-child.xml")
        .withEnvironment(
            Map.of(
                "KICKOFF_REALM",
                BenchQueue.REALM,
                "KICKOFF_REDIS_URL",
                redis.uri().toString(),
                "KICKOFF_HTTP_HOST",
                HOST,
                "KICKOFF_HTTP_PORT",
                Integer.toString(gateway.getPort()),
                "KICKOFF_MANAGEMENT_HOST",
                HOST,
                "KICKOFF_MANAGEMENT_PORT",
                "0",
                "KICKOFF_AUTH",
                "off",
                "KICKOFF_RATE_ADDRESS",
                "0"))
        .start(directory.path(), directory.path().resolve("gateway.log"));
  }

  private static JoinConnection firstConnection(URI gateway, ChildProcess process)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        return new JoinConnection(gateway);
      } catch (ConnectException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("no gateway: " + Files.readString(process.log()), notYet);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static String millis(Durations durations, int percent) {
    return durations
        .percentile(percent)
        .map(d -> String.format(Locale.ROOT, "%.1f ms", d.toNanos() / 1e6))
        .orElse("-");
  }
}
