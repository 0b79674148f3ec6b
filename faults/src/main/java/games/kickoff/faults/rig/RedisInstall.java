package games.kickoff.faults.rig;

import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** The Redis that a realm uses. */
public interface RedisInstall extends AutoCloseable {

  /**
   * The environment variables with which a process of the realm finds this Redis.
   *
   * @param link the port of the process' link; ignored where processes connect directly
   */
  Map<String, String> environment(int link);

  /** The settings for a connection that doesn't use the processes' links. */
  RedisSettings settings(String realm);

  /** The server that takes the writes of that realm at the moment. */
  EmbeddedRedis primary(String realm);

  /** Deletes all keys of that realm. */
  default void forget(String realm) {
    try (Jedis jedis = primary(realm).bare()) {
      jedis.keys("kickoff:{" + realm + "}:*").forEach(jedis::del);
    }
  }

  @Override
  void close() throws IOException;
}
