package games.kickoff.core.claim;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Blocked;
import java.util.Map;
import java.util.Optional;

/**
 * The queues' waiting tickets, for who forms matches of them. Each method is one script and may be
 * repeated.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not answer
 * and {@link games.kickoff.core.store.Rebuilding} while the realm's data is lost; those that write
 * throw {@link games.kickoff.core.term.StaleFence} when a newer leader has written.
 */
public interface Pools {

  /** Tickets written in one call. */
  int MOST_BLOCKED = 500;

  /**
   * Reads the tickets that wait the longest in a queue.
   *
   * @param most tickets to read
   * @return empty when the queue is not published
   */
  Optional<PoolView> pool(QueueKey queue, int most);

  /**
   * Reads a slice of all who wait in a queue, whoever they are.
   *
   * @param cursor {@link PoolPart#BEGIN}, or the last slice's
   * @param about how many tickets
   * @return empty when the queue is not published
   */
  Optional<PoolPart> poolPart(QueueKey queue, String cursor, int about);

  /**
   * Reads what happened in a queue, so that who keeps its pool need not read it anew.
   *
   * @param after the last entry of the queue's log that is known
   * @param most entries to read
   * @return empty when the queue is not published
   */
  Optional<PoolNews> poolNews(QueueKey queue, long after, int most);

  /**
   * Writes what waiting tickets wait for. Nothing changes for one that has moved on, and no rev.
   *
   * @param blocked tickets of the queue, at most {@link #MOST_BLOCKED}; empty: nothing
   */
  void writeBlocked(QueueKey queue, Map<TicketId, Optional<Blocked.By>> blocked);

  /**
   * Expires tickets nobody asked for in their queue's {@code ticketTtl}.
   *
   * @param most tickets to expire in this call
   */
  Expiry expire(QueueKey queue, int most);
}
