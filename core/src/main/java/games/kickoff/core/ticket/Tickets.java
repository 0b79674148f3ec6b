package games.kickoff.core.ticket;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/**
 * The tickets of a realm, from the players' side. Every method is one script or one read.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not
 * answer, and {@link games.kickoff.core.store.Rebuilding} while it has lost its data.
 */
public interface Tickets {

  /** The largest party, in players. */
  int MAX_PARTY = 64;

  /**
   * Puts a party into a queue, or finds what it already has (invariant 4).
   *
   * @param players the party, 1 to {@link #MAX_PARTY} different players, in any order
   * @param attributes kept by a new ticket; one that exists keeps its own
   */
  JoinResult join(QueueKey queue, List<PlayerId> players, Attributes attributes);

  /** {@link #join(QueueKey, List, Attributes)} without attributes. */
  default JoinResult join(QueueKey queue, List<PlayerId> players) {
    return join(queue, players, Attributes.NONE);
  }

  /** Takes a waiting ticket out of its queue (invariant 5). */
  CancelResult cancel(TicketId ticket);

  /**
   * The ticket; empty when there is none, or it ended longer ago than tickets are kept. Asking
   * keeps a waiting ticket alive.
   */
  Optional<TicketView> find(TicketId ticket);

  /** The player's newest ticket in the queue, whatever its state; empty as in {@link #find}. */
  Optional<TicketView> latest(QueueKey queue, PlayerId player);

  /**
   * The player's tickets that have not come to an end, at most one a queue, the oldest first.
   * Asking keeps the waiting ones alive.
   */
  List<TicketView> ofPlayer(PlayerId player);
}
