package games.kickoff.faults.rig;

import games.kickoff.faults.wire.Link;
import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisPair;
import games.kickoff.redis.connection.RedisSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A primary and its replica behind the links, which lead to the current primary. */
public final class SwitchedRedis implements RedisInstall {

  private final RedisPair pair;
  private final Links links;
  private final int shared;
  private final Link own;

  /**
   * @param shared the port of the test bed's own Redis, to which the links lead after this realm
   */
  SwitchedRedis(Path directory, Links links, int shared) throws IOException {
    this.pair = RedisPair.start(directory);
    this.links = links;
    this.shared = shared;
    this.own = Link.toStore(pair.primary().port());
    links.redis().forEach(link -> link.lead(pair.primary().port()));
  }

  /**
   * Demotes the primary, which stays up with all of its connections, and promotes the replica. New
   * connections lead to the new primary.
   */
  public void failOver() throws IOException {
    pair.failOver();
    int port = pair.primary().port();
    own.lead(port);
    links.redis().forEach(link -> link.lead(port));
  }

  @Override
  public Map<String, String> environment(int link) {
    return Map.of("KICKOFF_REDIS_URL", "redis://127.0.0.1:" + link);
  }

  @Override
  public RedisSettings settings(String realm) {
    return RedisSettings.of(realm, URI.create("redis://127.0.0.1:" + own.port()));
  }

  @Override
  public EmbeddedRedis primary(String realm) {
    return pair.primary();
  }

  @Override
  public void close() throws IOException {
    links.redis().forEach(link -> link.lead(shared));
    own.close();
    pair.close();
  }
}
