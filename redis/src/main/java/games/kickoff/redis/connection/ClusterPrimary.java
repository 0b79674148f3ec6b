package games.kickoff.redis.connection;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Finds the node of a Redis Cluster that owns the realm's slot; all keys of a realm are in one
 * slot. Any node can answer that. The first to be asked is the one that answered last, then the
 * others that are known.
 *
 * <p>All nodes that were ever seen are kept, so that the owner can be found when the configured
 * node is down.
 */
final class ClusterPrimary implements Primary {

  private final int slot;
  private final JedisClientConfig config;
  private volatile Set<HostAndPort> nodes;

  /**
   * @param seed the node of the cluster that is configured
   * @param hashed a text with the realm's hash tag
   */
  ClusterPrimary(HostAndPort seed, String hashed, JedisClientConfig config) {
    this.nodes = Set.of(seed);
    this.slot = JedisClusterCRC16.getSlot(hashed);
    this.config = config;
  }

  @Override
  public HostAndPort find() {
    @Nullable JedisException why = null;
    for (HostAndPort node : nodes) {
      try (Jedis jedis = new Jedis(node, config)) {
        HostAndPort owner = read(node, jedis.clusterSlots());
        if (owner != null) {
          return owner;
        }
      } catch (JedisException e) {
        why = e;
      }
    }
    throw new JedisException(
        why == null
            ? "no node of the cluster has slot " + slot
            : "no node of the cluster answers: " + why,
        why);
  }

  /**
   * Reads an answer to CLUSTER SLOTS: for each range of slots its first and last slot, then its
   * nodes, the owner first, each as host, port and id.
   */
  private @Nullable HostAndPort read(HostAndPort asked, List<Object> ranges) {
    Set<HostAndPort> seen = new LinkedHashSet<>();
    seen.add(asked);
    @Nullable HostAndPort owner = null;
    for (Object each : ranges) {
      List<?> range = (List<?>) each;
      boolean ours = (Long) range.get(0) <= slot && slot <= (Long) range.get(1);
      for (int i = 2; i < range.size(); i++) {
        HostAndPort node = place(asked, (List<?>) range.get(i));
        seen.add(node);
        if (ours && i == 2) {
          owner = node;
        }
      }
    }
    seen.addAll(nodes);
    nodes = seen;
    return owner;
  }

  /**
   * The address of a node. A node that does not know its own host leaves it out; it is then that
   * under which it was asked.
   */
  private static HostAndPort place(HostAndPort asked, List<?> node) {
    Object host = node.get(0);
    String name = host instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    return new HostAndPort(
        name.isEmpty() || name.equals("?") ? asked.getHost() : name,
        Math.toIntExact((Long) node.get(1)));
  }
}
