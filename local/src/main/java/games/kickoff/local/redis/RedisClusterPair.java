package games.kickoff.local.redis;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.params.MigrateParams;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A cluster of two nodes. The first has all slots; one slot at a time can be moved. */
public final class RedisClusterPair implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MIGRATE_MILLIS = 5_000;

  private final EmbeddedRedis first;
  private final EmbeddedRedis second;

  private RedisClusterPair(EmbeddedRedis first, EmbeddedRedis second) {
    this.first = first;
    this.second = second;
  }

  /** Both know each other when this returns. */
  public static RedisClusterPair start(Path directory) throws IOException {
    EmbeddedRedis first = EmbeddedRedis.start(directory.resolve("node-1"), RedisOptions.CLUSTER);
    try {
      EmbeddedRedis second =
          EmbeddedRedis.start(directory.resolve("node-2"), RedisOptions.CLUSTER_NODE);
      RedisClusterPair pair = new RedisClusterPair(first, second);
      try {
        pair.meet();
        return pair;
      } catch (IOException | RuntimeException e) {
        second.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private void meet() throws IOException {
    try (Jedis jedis = second.bare()) {
      jedis.sendCommand(
          Protocol.Command.CLUSTER,
          "MEET",
          HOST,
          Integer.toString(first.port()),
          Integer.toString(first.busPort()));
    }
    for (EmbeddedRedis node : List.of(first, second)) {
      Awaiting.until(
          "node " + node.port() + " knows the other and all slots",
          PATIENCE,
          () -> {
            try (Jedis jedis = node.bare()) {
              String info = jedis.clusterInfo();
              return info.contains("cluster_known_nodes:2")
                  && info.contains("cluster_state:ok")
                  && info.contains("cluster_slots_ok:16384");
            }
          });
    }
  }

  /** The address of a node, which redirects clients to the other one. */
  public URI uri() {
    return first.uri();
  }

  /** The node that owns the slot of the key {@code hashed}. */
  public EmbeddedRedis owner(String hashed) {
    try (Jedis jedis = first.bare()) {
      String own =
          jedis.clusterNodes().lines().filter(l -> l.contains("myself")).findFirst().orElseThrow();
      int slot = JedisClusterCRC16.getSlot(hashed);
      return own.lines()
              .flatMap(line -> List.of(line.split(" ")).stream().skip(8))
              .filter(range -> !range.startsWith("["))
              .anyMatch(range -> {
                String[] ends = range.split("-");
                return Integer.parseInt(ends[0]) <= slot
                    && slot <= Integer.parseInt(ends[ends.length - 1]);
              })
          ? first
          : second;
    }
  }

  /** The move of a slot from its owner to the other node. */
  public final class Move {

    private final int slot;
    private final EmbeddedRedis from;
    private final EmbeddedRedis to;

    private Move(String hashed) {
      this.slot = JedisClusterCRC16.getSlot(hashed);
      this.from = owner(hashed);
      this.to = from == first ? second : first;
    }

    /** Marks the slot as moving; all of its keys stay where they are. */
    private Move begin() {
      try (Jedis source = from.bare();
          Jedis target = to.bare()) {
        target.clusterSetSlotImporting(slot, source.clusterMyId());
        source.clusterSetSlotMigrating(slot, target.clusterMyId());
      }
      return this;
    }

    /** Moves up to {@code most} of the keys that are left; returns false if none was. */
    public boolean keys(int most) {
      try (Jedis source = from.bare()) {
        List<String> keys = source.clusterGetKeysInSlot(slot, most);
        if (!keys.isEmpty()) {
          source.migrate(
              HOST, to.port(), MIGRATE_MILLIS, new MigrateParams(), keys.toArray(String[]::new));
        }
        return !keys.isEmpty();
      }
    }

    /** Moves what is left, and hands the slot over. */
    public void finish() {
      while (keys(100)) {
        // until none is left
      }
      try (Jedis source = from.bare();
          Jedis target = to.bare()) {
        String owner = target.clusterMyId();
        target.clusterSetSlotNode(slot, owner);
        source.clusterSetSlotNode(slot, owner);
      }
    }
  }

  /** Begins to move the slot of the key {@code hashed} from its owner to the other node. */
  public Move move(String hashed) {
    return new Move(hashed).begin();
  }

  @Override
  public void close() throws IOException {
    first.close();
    second.close();
  }
}
