package games.kickoff.core.ticket;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import java.time.Instant;
import java.util.List;

/**
 * One party waiting in one queue, as a matcher sees it.
 *
 * @param players who must land in the same team, at least one
 * @param joinedAt when the party first joined; being put back does not change it (invariant 7)
 * @param requeues how often it was put back because its match failed to start, counting only the
 *     starts that are counted against the match's tickets
 * @param attributes what the client and the gateway sent along for the matcher
 */
public record Ticket(
    TicketId id, List<PlayerId> players, Instant joinedAt, int requeues, Attributes attributes) {

  /** A ticket without attributes. */
  public Ticket(TicketId id, List<PlayerId> players, Instant joinedAt, int requeues) {
    this(id, players, joinedAt, requeues, Attributes.NONE);
  }

  /**
   * @throws IllegalArgumentException when there is no player
   */
  public Ticket {
    players = List.copyOf(players);
    if (players.isEmpty()) {
      throw new IllegalArgumentException("a ticket has at least one player");
    }
  }

  /** Players in the party. */
  public int size() {
    return players.size();
  }
}
