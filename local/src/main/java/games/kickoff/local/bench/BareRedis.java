package games.kickoff.local.bench;

import games.kickoff.local.redis.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/**
 * The smallest possible queue in Redis, with which the store is compared, and the processor time it
 * takes of Redis.
 */
final class BareRedis implements AutoCloseable {

  /** Sets the player's key to the ticket unless it exists, and adds the ticket to the queue. */
  private static final String JOIN =
      """
      if redis.call('SET', KEYS[1], ARGV[2], 'NX') then
        return redis.call('ZADD', KEYS[2], ARGV[1], ARGV[2])
      end
      return 0
      """;

  /**
   * Checks that all tickets wait, then moves each to the claimed ones: the bare claim of
   * docs/bench.md.
   */
  private static final String CLAIM =
      """
      for i = 2, #ARGV do
        if not redis.call('ZSCORE', KEYS[1], ARGV[i]) then
          return 0
        end
      end
      for i = 2, #ARGV do
        redis.call('ZREM', KEYS[1], ARGV[i])
        redis.call('ZADD', KEYS[2], ARGV[1], ARGV[i])
      end
      return 1
      """;

  private static final String WAITING = "{bare}:waiting";
  private static final String CLAIMED = "{bare}:claimed";

  private final RedisClient client;
  private final Jedis aside;
  private final String join;
  private final String claim;
  private final ClosedLoop loop;
  private final AtomicInteger players = new AtomicInteger();

  BareRedis(EmbeddedRedis redis, int connections) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setTestWhileIdle(false);
    this.client =
        RedisClient.builder()
            .hostAndPort(redis.uri().getHost(), redis.port())
            .poolConfig(pool)
            .build();
    this.aside = new Jedis(redis.uri().getHost(), redis.port());
    this.join = aside.scriptLoad(JOIN);
    this.claim = aside.scriptLoad(CLAIM);
    this.loop =
        new ClosedLoop(connections, Thread.ofPlatform().daemon().name("bare-", 0).factory());
  }

  void join(String player, String ticket) {
    expectOne(
        client.evalsha(
            join,
            List.of("{bare}:player:" + player, WAITING),
            List.of(Long.toString(System.currentTimeMillis()), ticket)));
  }

  /** Measures the bare joins per second, each of a new player. */
  double joinsPerSecond(Duration length) throws InterruptedException {
    return loop.run(
            Integer.MAX_VALUE,
            length,
            n -> {
              int number = players.incrementAndGet();
              join("yard" + number, "ticket" + number);
            })
        .perSecond();
  }

  /**
   * Measures how often per second one key can be set: the most that Redis and the client can do.
   */
  double setsPerSecond(Duration length) throws InterruptedException {
    return loop.run(Integer.MAX_VALUE, length, n -> client.set("{bare}:yardstick", "value"))
        .perSecond();
  }

  /** Claims tickets; {@code arguments} is a score, then the tickets. */
  void claim(List<String> arguments) {
    expectOne(client.evalsha(claim, List.of(WAITING, CLAIMED), arguments));
  }

  private static void expectOne(Object answer) {
    if (!Long.valueOf(1).equals(answer)) {
      throw new IllegalStateException("the bare script answered " + answer);
    }
  }

  /** Deletes all data, but not the loaded scripts. */
  void flush() {
    aside.flushDB();
  }

  /**
   * The processor time that Redis' main thread has taken so far, in microseconds. It contains what
   * commands cost in scripts and network, and is independent of what else the machine does.
   */
  double cpuMicros() {
    double seconds = 0;
    for (String line : aside.info("cpu").split("\r\n")) {
      if (line.startsWith("used_cpu_") && line.contains("main_thread:")) {
        seconds += Double.parseDouble(line.substring(line.indexOf(':') + 1));
      }
    }
    return seconds * 1e6;
  }

  @Override
  public void close() {
    client.close();
    aside.close();
  }
}
