package games.kickoff.core.claim;

/**
 * Puts live matches back into a Redis that has lost data, and opens the realm again. Its queues are
 * published again by {@link games.kickoff.core.queue.QueuePublication}. Each method may be
 * repeated.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not
 * answer, and those that write {@link games.kickoff.core.term.StaleFence} when a newer leader has
 * written.
 */
public interface RealmRefill {

  /**
   * Puts back a live match that Redis has lost, or of which it has lost that its players were
   * assigned. Tickets that have since moved on to another live match, and their players, are left
   * as they are.
   */
  void restore(LiveSession session);

  /**
   * Opens the realm once everything is put back: joins and claims are answered from here on. Throws
   * {@link games.kickoff.core.store.Rebuilding} when more was lost meanwhile.
   */
  void open();

  /** Whether joins and claims are answered. */
  boolean isOpen();
}
