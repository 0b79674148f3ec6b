package games.kickoff.faults.rig;

import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** The Redis that a realm is on. */
public interface RedisInstall extends AutoCloseable {

  /**
   * The variables of its processes that say where it is.
   *
   * @param link what they reach it through, where they do not go there themselves
   */
  Map<String, String> environment(int link);

  /** How it is reached by whoever goes round the links. */
  RedisSettings settings(String realm);

  /** The server that takes the writes of that realm. */
  EmbeddedRedis primary(String realm);

  /** Forgets all of that realm. */
  default void forget(String realm) {
    try (Jedis jedis = primary(realm).bare()) {
      jedis.keys("kickoff:{" + realm + "}:*").forEach(jedis::del);
    }
  }

  @Override
  void close() throws IOException;
}
