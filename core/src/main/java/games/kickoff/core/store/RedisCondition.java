package games.kickoff.core.store;

/**
 * The condition of a realm's Redis.
 *
 * @param open whether an operator has put queues and live matches back since it was last empty
 * @param full whether it has no memory left, so that joins and claims are refused
 * @param server the run id of the server process; empty when Redis does not permit reading it
 * @param evictionPolicy its {@code maxmemory-policy}; empty when Redis does not permit reading it
 */
public record RedisCondition(boolean open, boolean full, String server, String evictionPolicy) {

  private static final String NO_EVICTION = "noeviction";

  /** Whether it evicts keys when it is full, by which tickets would be lost. */
  public boolean evicts() {
    return !evictionPolicy.isEmpty() && !evictionPolicy.equals(NO_EVICTION);
  }

  /**
   * A warning for people about a Redis that does answer; empty when there is nothing to warn of.
   */
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
