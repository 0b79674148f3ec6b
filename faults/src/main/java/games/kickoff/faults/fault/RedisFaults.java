package games.kickoff.faults.fault;

import static games.kickoff.faults.fault.Faults.between;

import games.kickoff.faults.rig.ClusteredRedis;
import games.kickoff.faults.rig.SwitchedRedis;
import games.kickoff.faults.rig.WatchedRedis;
import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisClusterPair;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/**
 * The faults of a Redis that keeps answering or has another server that takes over: fail-over,
 * Sentinel, full memory, and a moving slot.
 */
final class RedisFaults {

  private RedisFaults() {}

  static Fault make(FaultKind kind, Scene scene, Random random) {
    return switch (kind) {
      case REDIS_FAILOVER -> new FailOver((SwitchedRedis) scene.realm().redis());
      case REDIS_SENTINEL -> new TakeOver((WatchedRedis) scene.realm().redis(), random.nextInt(3));
      case REDIS_FULL ->
          new Full(
              scene.realm().redis().primary(scene.realm().name()), between(random, 1_500, 4_000));
      case REDIS_RESHARD ->
          new Reshard(
              (ClusteredRedis) scene.realm().redis(),
              scene.realm().name(),
              between(random, 500, 3_000));
      default -> throw new IllegalArgumentException(kind + " is none of these");
    };
  }

  private record FailOver(SwitchedRedis redis) implements Fault {

    @Override
    public void hit() throws IOException {
      redis.failOver();
    }

    @Override
    public Duration holds() {
      return Duration.ZERO;
    }

    @Override
    public void heal() {
      // both servers are up; Kickoff must find the new primary
    }

    @Override
    public boolean letsPass() {
      return true;
    }
  }

  /**
   * Makes Sentinel promote the replica: the primary is killed or paused, or a fail-over is
   * requested. {@link #hit} returns when the replica is the primary; {@link #heal} brings the old
   * primary back.
   */
  private static final class TakeOver implements Fault {

    private final WatchedRedis redis;
    private final int how;
    private @Nullable EmbeddedRedis old;

    TakeOver(WatchedRedis redis, int how) {
      this.redis = redis;
      this.how = how;
    }

    @Override
    public void hit() throws IOException {
      EmbeddedRedis primary = redis.pair().primary();
      EmbeddedRedis next = redis.pair().replica();
      old = primary;
      switch (how) {
        case 0 -> primary.kill();
        case 1 -> primary.process().pause();
        default -> redis.sentinels().failOver();
      }
      redis.pair().awaitPrimary(next);
    }

    @Override
    public Duration holds() {
      return Duration.ZERO;
    }

    @Override
    public void heal() throws IOException {
      EmbeddedRedis primary = old;
      if (primary != null && how == 0) {
        primary.restart();
      } else if (primary != null && how == 1) {
        primary.process().resume();
      }
    }
  }

  private record Full(EmbeddedRedis redis, Duration holds) implements Fault {

    @Override
    public void hit() {
      set("1");
    }

    @Override
    public void heal() {
      set("0");
    }

    private void set(String maxMemory) {
      try (Jedis jedis = redis.bare()) {
        jedis.configSet("maxmemory", maxMemory);
      }
    }

    @Override
    public boolean letsPass() {
      return true;
    }
  }

  /**
   * Moves up to 40 keys of the realm's slot to the other node; the slot stays half-way until {@link
   * #heal} finishes the move.
   */
  private static final class Reshard implements Fault {

    private final ClusteredRedis redis;
    private final String realm;
    private final Duration holds;
    private RedisClusterPair.@Nullable Move move;

    Reshard(ClusteredRedis redis, String realm, Duration holds) {
      this.redis = redis;
      this.realm = realm;
      this.holds = holds;
    }

    @Override
    public void hit() {
      RedisClusterPair.Move begun = redis.move(realm);
      begun.keys(40);
      move = begun;
    }

    @Override
    public Duration holds() {
      return holds;
    }

    @Override
    public void heal() {
      RedisClusterPair.Move begun = move;
      if (begun != null) {
        begun.finish();
      }
    }
  }
}
