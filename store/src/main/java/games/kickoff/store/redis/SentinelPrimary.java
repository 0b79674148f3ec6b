package games.kickoff.store.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks sentinels, one after the other, as Redis' guidelines for clients of Sentinel say; the one
 * that answered last is asked first.
 */
final class SentinelPrimary implements Primary {

  private final String master;
  private final List<HostAndPort> sentinels;
  private final JedisClientConfig config;

  /**
   * @param config how a sentinel is reached
   */
  SentinelPrimary(RedisAddress.Sentinels sentinels, JedisClientConfig config) {
    this.master = sentinels.master();
    this.sentinels = new CopyOnWriteArrayList<>(sentinels.addresses());
    this.config = config;
  }

  @Override
  public HostAndPort find() {
    boolean answered = false;
    @Nullable JedisException why = null;
    for (HostAndPort sentinel : sentinels) {
      try (Jedis jedis = new Jedis(sentinel, config)) {
        List<String> address = jedis.sentinelGetMasterAddrByName(master);
        answered = true;
        if (address != null && address.size() == 2) {
          if (sentinels.indexOf(sentinel) > 0 && sentinels.remove(sentinel)) {
            sentinels.addFirst(sentinel);
          }
          return new HostAndPort(address.get(0), Integer.parseInt(address.get(1)));
        }
      } catch (JedisException e) {
        why = e;
      }
    }
    throw new JedisException(
        answered
            ? "no sentinel watches a primary named '" + master + "'"
            : "no sentinel of " + sentinels + " answers: " + why,
        why);
  }
}
