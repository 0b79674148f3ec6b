package games.kickoff.faults.rig;

import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisPair;
import games.kickoff.local.redis.RedisSentinels;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A primary, its replica and three sentinels. The realm's processes connect to them directly and
 * not through links.
 */
public final class WatchedRedis implements RedisInstall {

  private static final Duration SILENCE = Duration.ofMillis(800);

  private final RedisPair pair;
  private final RedisSentinels sentinels;

  WatchedRedis(Path directory) throws IOException {
    this.pair = RedisPair.start(directory);
    try {
      this.sentinels = RedisSentinels.start(directory, pair, SILENCE);
    } catch (IOException | RuntimeException e) {
      pair.close();
      throw e;
    }
  }

  public RedisPair pair() {
    return pair;
  }

  public RedisSentinels sentinels() {
    return sentinels;
  }

  @Override
  public Map<String, String> environment(int link) {
    return Map.of(
        "KICKOFF_REDIS_SENTINELS",
        sentinels.addresses(),
        "KICKOFF_REDIS_SENTINEL_MASTER",
        RedisSentinels.MASTER);
  }

  @Override
  public RedisSettings settings(String realm) {
    Map<String, String> variables = new HashMap<>(environment(0));
    variables.put("KICKOFF_REALM", realm);
    return RedisSettings.fromEnvironment(variables);
  }

  @Override
  public EmbeddedRedis primary(String realm) {
    return pair.primary();
  }

  @Override
  public void close() throws IOException {
    sentinels.close();
    pair.close();
  }
}
