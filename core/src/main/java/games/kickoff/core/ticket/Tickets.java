package games.kickoff.core.ticket;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/**
 * The tickets of a realm, as gateways change and read them for players. Every method runs one
 * script.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not
 * answer, and {@link games.kickoff.core.store.Rebuilding} while the realm's data is lost.
 */
public interface Tickets {

  /** The largest party, in players. */
  int MAX_PARTY = 64;

  /**
   * Puts a party into a queue, or finds the ticket it already has (invariant 4).
   *
   * @param players the party, 1 to {@link #MAX_PARTY} different players, in any order
   * @param attributes those of a new ticket; a ticket that exists already keeps its own
   * @param consents used up by a new ticket, and by nothing else; at most one of each player
   */
  JoinResult join(
      QueueKey queue, List<PlayerId> players, Attributes attributes, List<Consent> consents);

  /** {@link #join(QueueKey, List, Attributes, List)} without consents. */
  default JoinResult join(QueueKey queue, List<PlayerId> players, Attributes attributes) {
    return join(queue, players, attributes, List.of());
  }

  /** {@link #join(QueueKey, List, Attributes)} without attributes. */
  default JoinResult join(QueueKey queue, List<PlayerId> players) {
    return join(queue, players, Attributes.NONE);
  }

  /** Cancels a waiting ticket, which leaves its queue (invariant 5). */
  CancelResult cancel(TicketId ticket);

  /**
   * Reads a ticket; empty when there is none, or it ended longer ago than its queue's {@code
   * retention}. A waiting ticket that is read does not expire for another {@code ticketTtl}.
   */
  Optional<TicketView> find(TicketId ticket);

  /** Reads the player's newest ticket in the queue, whatever its state, as {@link #find} does. */
  Optional<TicketView> latest(QueueKey queue, PlayerId player);

  /**
   * Reads the player's tickets that have not ended, at most one a queue, the oldest first. As with
   * {@link #find}, reading keeps waiting tickets from expiring.
   */
  List<TicketView> ofPlayer(PlayerId player);
}
