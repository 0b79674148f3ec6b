package games.kickoff.local.redis;

import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;

/** Three sentinels that watch a pair: the embedded program, started with {@code --sentinel}. */
public final class RedisSentinels implements AutoCloseable {

  /** The name under which they watch the primary. */
  public static final String MASTER = "kickoff";

  private static final String HOST = "127.0.0.1";
  private static final int SENTINELS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(3);

  private final List<Integer> ports = new ArrayList<>();
  private final List<ChildProcess> processes = new ArrayList<>();

  private RedisSentinels() {}

  /**
   * Starts the sentinels. All three know each other and the replica when this returns.
   *
   * @param silence how long a server may be silent before it counts as down
   */
  public static RedisSentinels start(Path directory, RedisPair pair, Duration silence)
      throws IOException {
    RedisSentinels sentinels = new RedisSentinels();
    try {
      for (int i = 1; i <= SENTINELS; i++) {
        sentinels.launch(directory.resolve("sentinel-" + i), pair.primary().port(), silence);
      }
      sentinels.awaitAcquainted();
      return sentinels;
    } catch (IOException | RuntimeException e) {
      sentinels.close();
      throw e;
    }
  }

  private void launch(Path directory, int primary, Duration silence) throws IOException {
    Files.createDirectories(directory);
    int port = FreePort.on(HOST);
    Path config = directory.resolve("sentinel.conf");
    Files.writeString(
        config,
        """
        port %1$d
        bind %2$s
        dir %3$s
        sentinel monitor %4$s %2$s %5$d 2
        sentinel down-after-milliseconds %4$s %6$d
        sentinel failover-timeout %4$s 5000
        """
            .formatted(port, HOST, directory, MASTER, primary, silence.toMillis()));
    List<String> command =
        List.of(RedisBinary.unpackTo(directory).toString(), config.toString(), "--sentinel");
    processes.add(
        ChildProcess.start(command, Map.of(), directory, directory.resolve("sentinel.log")));
    ports.add(port);
  }

  private void awaitAcquainted() throws IOException {
    for (int port : ports) {
      Awaiting.until(
          "the sentinel on port " + port + " knows the others",
          PATIENCE,
          () -> {
            try (Jedis jedis = EmbeddedRedis.bare(port)) {
              Map<String, String> seen = jedis.sentinelMaster(MASTER);
              return Integer.toString(SENTINELS - 1).equals(seen.get("num-other-sentinels"))
                  && "1".equals(seen.get("num-slaves"));
            }
          });
    }
  }

  /** Requests a fail-over to the replica though the primary is up. */
  public void failOver() {
    try (Jedis jedis = EmbeddedRedis.bare(ports.getFirst())) {
      jedis.sentinelFailover(MASTER);
    }
  }

  /** The sentinels' addresses, in the format of {@code KICKOFF_REDIS_SENTINELS}. */
  public String addresses() {
    return ports.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    processes.forEach(process -> process.terminate(STOP));
  }
}
