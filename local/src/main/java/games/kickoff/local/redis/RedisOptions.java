package games.kickoff.local.redis;

import java.util.OptionalInt;

/**
 * How an embedded Redis keeps its data, and its role among others.
 *
 * @param appendOnly whether acknowledged writes survive a kill; otherwise a restarted Redis is
 *     empty
 * @param cluster whether it is a node in cluster mode
 * @param allSlots with {@code cluster}: whether it holds every slot
 * @param replicaOf the port of the primary that it follows at its start
 */
public record RedisOptions(
    boolean appendOnly, boolean cluster, boolean allSlots, OptionalInt replicaOf) {

  /** In memory only, as the demo needs it: fast, and nothing to read back. */
  public static final RedisOptions IN_MEMORY =
      new RedisOptions(false, false, false, OptionalInt.empty());

  public static final RedisOptions APPEND_ONLY =
      new RedisOptions(true, false, false, OptionalInt.empty());

  /** A cluster of one node. */
  public static final RedisOptions CLUSTER =
      new RedisOptions(false, true, true, OptionalInt.empty());

  /** One more node, without slots, which joins a cluster later. */
  public static final RedisOptions CLUSTER_NODE =
      new RedisOptions(false, true, false, OptionalInt.empty());

  /** In memory, following that primary. */
  public static RedisOptions replicaOf(EmbeddedRedis primary) {
    return new RedisOptions(false, false, false, OptionalInt.of(primary.port()));
  }
}
