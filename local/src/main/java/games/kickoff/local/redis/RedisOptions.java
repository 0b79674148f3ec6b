package games.kickoff.local.redis;

/**
 * How an embedded Redis keeps its data and whether it is a cluster.
 *
 * @param appendOnly keep acknowledged writes over a kill; off, a restarted Redis is empty
 * @param cluster one node in cluster mode that holds every slot
 */
public record RedisOptions(boolean appendOnly, boolean cluster) {

  /** In memory only, as the demo needs it: fast, and nothing to read back. */
  public static final RedisOptions IN_MEMORY = new RedisOptions(false, false);

  public static final RedisOptions APPEND_ONLY = new RedisOptions(true, false);

  public static final RedisOptions CLUSTER = new RedisOptions(false, true);
}
