package games.kickoff.core.claim;

import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/**
 * Repairs data in Redis that no script can have written: somebody may have edited it with a Redis
 * client, or a cluster may have moved the realm's slot. Such data costs at most the ticket, match
 * or queue it belongs to, never the realm (invariant 15 in docs/architecture.md). Methods throw as
 * those of {@link Claims} do.
 */
public interface Mending {

  /**
   * A stray: an entry of a queue whose other data is missing or contradicts it.
   *
   * @param ticket the entry as it is; it may be no ticket id
   * @param match the match that has claimed the ticket and is not live, or is live while the ticket
   *     still stands among the waiting ones; empty when the ticket waits, but its hash, its entry
   *     in the pool or its place among the waiting ones is missing
   */
  record Stray(String ticket, Optional<String> match) {}

  /** What was done with a stray. */
  enum Mended {
    /** Nothing: the entry is in order, or gone, by now. */
    HOME,
    /**
     * The ticket was put back into its queue; or it has ended, when its player had cancelled it or
     * its queue is deleted; or a live match has claimed it, and its place among the waiting ones
     * was removed.
     */
    BACK,
    /** The entry belonged to no waiting or claimed ticket of the queue and was removed. */
    DROPPED
  }

  /**
   * Deletes those of the realm's own keys whose type is not the one that scripts give them,
   * counters that are no numbers, and entries of the sets of queues and of starting matches that
   * are none. When the set of queues, a queue's rules, the set of live matches or the busy players
   * were deleted, the realm closes until the operator has put them back ({@link RealmRefill}).
   *
   * @return what was deleted
   */
  List<String> mendKeys();

  /**
   * Removes an entry that is no live match from the set of live matches.
   *
   * @return whether it was removed; false when the match is live after all
   */
  boolean drop(Matches.Dangling dangling);

  /**
   * The strays of a queue, read in slices. An entry that was being changed while it was read may be
   * among them, so {@link #mend} checks again.
   */
  List<Stray> strays(QueueKey queue);

  /** Puts a stray's ticket back into its queue, or removes the entry. */
  Mended mend(QueueKey queue, Stray stray);

  /** Frees all players who are noted as busy in a match that is not live. */
  List<Freed> freeForgotten();
}
