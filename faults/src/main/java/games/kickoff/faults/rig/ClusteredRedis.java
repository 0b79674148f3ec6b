package games.kickoff.faults.rig;

import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisClusterPair;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Redis Cluster of two nodes. The realm's processes connect to it directly and not through links.
 */
public final class ClusteredRedis implements RedisInstall {

  private final RedisClusterPair cluster;

  ClusteredRedis(Path directory) throws IOException {
    this.cluster = RedisClusterPair.start(directory);
  }

  /** Begins to move the slot that holds all of the realm's keys to the other node. */
  public RedisClusterPair.Move move(String realm) {
    return cluster.move(hashed(realm));
  }

  private static String hashed(String realm) {
    return "kickoff:{" + realm + "}";
  }

  @Override
  public Map<String, String> environment(int link) {
    return Map.of("KICKOFF_REDIS_URL", cluster.uri().toString(), "KICKOFF_REDIS_CLUSTER", "true");
  }

  @Override
  public RedisSettings settings(String realm) {
    return new RedisSettings(realm, cluster.uri(), "", "", true, RedisSettings.DEFAULT_TIMEOUT);
  }

  @Override
  public EmbeddedRedis primary(String realm) {
    return cluster.owner(hashed(realm));
  }

  @Override
  public void close() throws IOException {
    cluster.close();
  }
}
