package games.kickoff.core.claim;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Blocked;
import java.util.Map;
import java.util.Optional;

/**
 * The queues' waiting tickets, as read by the operator, which forms matches of them. Each method is
 * one script and may be repeated.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not answer
 * and {@link games.kickoff.core.store.Rebuilding} while the realm's data is lost; those that write
 * throw {@link games.kickoff.core.term.StaleFence} when a newer leader has written.
 */
public interface Pools {

  /** The most tickets that {@link #writeBlocked} takes in one call. */
  int MOST_BLOCKED = 500;

  /**
   * Reads the tickets that wait the longest in a queue.
   *
   * @param most the number of tickets to read at most
   * @return empty when the queue is not published
   */
  Optional<PoolView> pool(QueueKey queue, int most);

  /**
   * Reads a slice of a queue's waiting tickets, however many they are.
   *
   * @param cursor {@link PoolPart#BEGIN}, or that of the slice read last
   * @param about the approximate number of tickets to read
   * @return empty when the queue is not published
   */
  Optional<PoolPart> poolPart(QueueKey queue, String cursor, int about);

  /**
   * Reads what happened in a queue, so that a caller that keeps its pool in memory need not read it
   * whole again.
   *
   * @param after the number of the last entry of the queue's log that the caller has read
   * @param most the number of entries to read at most
   * @return empty when the queue is not published
   */
  Optional<PoolNews> poolNews(QueueKey queue, long after, int most);

  /**
   * Writes onto waiting tickets what they wait for. A ticket that does not wait in the queue any
   * more is left as it is. No ticket's {@code rev} rises and nothing is announced.
   *
   * @param blocked 1 to {@link #MOST_BLOCKED} tickets of the queue, and what each waits for; empty
   *     clears it
   */
  void writeBlocked(QueueKey queue, Map<TicketId, Optional<Blocked.By>> blocked);

  /**
   * Expires waiting tickets whose state no client has asked for within the queue's {@code
   * ticketTtl}.
   *
   * @param most the number of tickets to expire at most
   */
  Expiry expire(QueueKey queue, int most);
}
