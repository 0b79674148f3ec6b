package games.kickoff.faults.rig;

import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.redis.connection.RedisSettings;
import java.util.Map;

/** The test bed's own Redis, which realms use one after the other. */
record SharedRedis(EmbeddedRedis redis) implements RedisInstall {

  @Override
  public Map<String, String> environment(int link) {
    return Map.of("KICKOFF_REDIS_URL", "redis://127.0.0.1:" + link);
  }

  @Override
  public RedisSettings settings(String realm) {
    return RedisSettings.of(realm, redis.uri());
  }

  @Override
  public EmbeddedRedis primary(String realm) {
    return redis;
  }

  @Override
  public void close() {
    // the test bed closes it
  }
}
