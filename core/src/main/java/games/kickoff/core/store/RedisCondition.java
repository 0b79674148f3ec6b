package games.kickoff.core.store;

/**
 * How a realm's Redis does.
 *
 * @param open whether an operator has put queues and live matches back since it was last empty
 * @param full whether it has no memory left: joins and claims are refused
 * @param server which process it is; empty when it may not be asked
 * @param evictionPolicy its {@code maxmemory-policy}; empty when it may not be asked
 */
public record RedisCondition(boolean open, boolean full, String server, String evictionPolicy) {

  private static final String NO_EVICTION = "noeviction";

  /** Whether it may throw away keys when it is full: tickets would vanish. */
  public boolean evicts() {
    return !evictionPolicy.isEmpty() && !evictionPolicy.equals(NO_EVICTION);
  }

  /** What a person should know of it, though it answers; empty when there is nothing. */
  public String concern() {
    if (full) {
      return "full: joins and claims are refused until memory is free";
    }
    return evicts()
        ? "its maxmemory-policy is "
            + evictionPolicy
            + ", which throws tickets away when memory is short; set noeviction"
        : "";
  }
}
