package games.kickoff.local.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.FailoverParams;

/**
 * A primary and its replica, which change roles on demand. {@link #primary} and {@link #replica}
 * ask the servers each time, since sentinels change the roles, too.
 */
public final class RedisPair implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final EmbeddedRedis one;
  private final EmbeddedRedis other;

  private RedisPair(EmbeddedRedis one, EmbeddedRedis other) {
    this.one = one;
    this.other = other;
  }

  /** Starts both; they are in sync when this returns. */
  public static RedisPair start(Path directory) throws IOException {
    EmbeddedRedis primary =
        EmbeddedRedis.start(directory.resolve("redis-1"), RedisOptions.IN_MEMORY);
    try {
      return start(primary, directory.resolve("redis-2"));
    } catch (IOException | RuntimeException e) {
      primary.close();
      throw e;
    }
  }

  /** Starts a replica of a running primary. The pair then closes the primary, too. */
  public static RedisPair start(EmbeddedRedis primary, Path directory) throws IOException {
    EmbeddedRedis replica = EmbeddedRedis.start(directory, RedisOptions.replicaOf(primary));
    RedisPair pair = new RedisPair(primary, replica);
    try {
      pair.awaitInSync();
      return pair;
    } catch (IOException | RuntimeException e) {
      replica.close();
      throw e;
    }
  }

  /** The server that takes writes. */
  public EmbeddedRedis primary() {
    return isPrimary(other) ? other : one;
  }

  /** The other one. */
  public EmbeddedRedis replica() {
    return primary() == one ? other : one;
  }

  private static boolean isPrimary(EmbeddedRedis redis) {
    try (Jedis jedis = redis.bare()) {
      return jedis.info("replication").contains("role:master");
    } catch (JedisException e) {
      return false; // it is down
    }
  }

  /**
   * Makes the two change roles without losing an acknowledged write: the primary stops taking
   * writes, waits until its replica has all of them, and then follows it. Both stay up.
   */
  public void failOver() throws IOException {
    awaitInSync();
    EmbeddedRedis old = primary();
    EmbeddedRedis next = replica();
    try (Jedis jedis = old.bare()) {
      jedis.failover(FailoverParams.failoverParams().timeout(PATIENCE.toMillis()));
    }
    awaitPrimary(next);
    awaitInSync();
  }

  /** Returns once that server takes writes. */
  public void awaitPrimary(EmbeddedRedis next) throws IOException {
    Awaiting.until("the replica is the primary", PATIENCE, () -> isPrimary(next));
  }

  private void awaitInSync() throws IOException {
    EmbeddedRedis replica = replica();
    Awaiting.until(
        "the replica is in sync",
        PATIENCE,
        () -> {
          try (Jedis jedis = replica.bare()) {
            return jedis.info("replication").contains("master_link_status:up");
          }
        });
  }

  @Override
  public void close() throws IOException {
    one.close();
    other.close();
  }
}
