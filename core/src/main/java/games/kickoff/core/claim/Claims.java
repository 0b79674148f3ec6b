package games.kickoff.core.claim;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Blocked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the leading operator does to tickets, matches and queues in Redis. Each method is one
 * script, may be repeated, and changes nothing for a match that is over.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not
 * answer, {@link StaleFence} when a newer leader has written, and those that need the realm's data
 * {@link games.kickoff.core.store.Rebuilding} while it is lost.
 */
public interface Claims {

  /** What became of a match. */
  enum Standing {
    /** The change is made, now or by an earlier call. */
    OURS,
    /** The match is over or unknown; nothing was changed. */
    GONE,
    /** Its players were told already; nothing was changed. Only {@link #requeue} answers this. */
    TOLD
  }

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
   * Tells waiting tickets what they wait for. Nothing changes for one that has moved on, and no
   * rev.
   *
   * @param blocked tickets of the queue, at most {@link #MOST_TOLD}; empty: nothing
   */
  void tellBlocked(Fence fence, QueueKey queue, Map<TicketId, Optional<Blocked.By>> blocked);

  /** Tickets told in one call. */
  int MOST_TOLD = 500;

  /**
   * Expires tickets nobody asked for in their queue's {@code ticketTtl}.
   *
   * @param most tickets to expire in this call
   */
  Expiry expire(Fence fence, QueueKey queue, int most);

  /** Takes the tickets out of the queue for the match, all or none (invariants 1 and 6). */
  ClaimResult claim(Fence fence, MatchId match, QueueKey queue, List<TicketId> tickets);

  /** The match's session exists. What was told decides what may happen to it next. */
  Confirmation confirm(Fence fence, MatchId match);

  /**
   * Gives the match up before anybody was told, through no fault of a server: tickets go back with
   * their first join time, uncounted.
   *
   * @param inMatch players who turned out to be in another match: their tickets are cancelled
   */
  Standing requeue(Fence fence, MatchId match, String reason, Collection<PlayerId> inMatch);

  /**
   * The same, for a match that may itself be to blame: its tickets' return is counted, and after
   * the third they fail with the reason. No server is blamed.
   */
  Standing requeueCounted(Fence fence, MatchId match, String reason);

  /** Tells the match's players where to connect. The match must have been recorded. */
  Standing assign(Fence fence, MatchId match, Endpoint endpoint);

  /**
   * The match's session failed: told tickets end; the others go back with their first join time,
   * and fail after the third time.
   */
  Standing fail(Fence fence, MatchId match, String reason);

  /** The match is over and its players are free. */
  Standing end(Fence fence, MatchId match, String reason);

  /** Publishes a queue, or its changed rules. */
  void publish(Fence fence, PublishedQueue queue);

  /**
   * Withdraws a queue: waiting tickets fail, at most {@code most} a call.
   *
   * @return tickets still waiting; 0 when all is done
   */
  int withdraw(Fence fence, QueueKey queue, int most);

  /** Withdraws a queue, however many wait, in parts that hold nobody up. */
  default void withdraw(Fence fence, QueueKey queue) {
    int left;
    do {
      left = withdraw(fence, queue, 500);
    } while (left > 0);
  }

  /**
   * Puts a live match back into a Redis that has lost it, or has lost that its players were told.
   * Tickets that have moved on to another live match, and their players, are left alone.
   */
  void restore(Fence fence, LiveSession session);

  /** Everything is put back: joins and claims are answered from here on. */
  void open(Fence fence);

  /** Whether joins and claims are answered. */
  boolean isOpen();
}
