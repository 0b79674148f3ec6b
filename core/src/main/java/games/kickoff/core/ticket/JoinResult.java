package games.kickoff.core.ticket;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;

/** The result of a join. */
public sealed interface JoinResult {

  /** A new ticket was made and waits. */
  record Created(TicketView ticket) implements JoinResult {}

  /** The party already has this live ticket in this queue; nothing was changed. */
  record Existing(TicketView ticket) implements JoinResult {}

  /**
   * A player of the party is in a live match, with this ticket, which may be of another queue or
   * another party; nothing was changed.
   */
  record InMatch(PlayerId player, TicketView ticket) implements JoinResult {}

  /**
   * A player of the party has a live ticket in this queue together with other players than these;
   * nothing was changed.
   */
  record InOtherTicket(PlayerId player, TicketId ticket) implements JoinResult {}

  /** No queue with that key is published. */
  record UnknownQueue() implements JoinResult {}

  /**
   * The party, which has no live ticket in this queue yet, is too large; nothing was changed.
   *
   * @param most players in the largest party that may join
   */
  record TooLarge(int most) implements JoinResult {}

  /** Another ticket has used this player's consent up; nothing was changed. */
  record ConsentUsed(PlayerId player) implements JoinResult {}

  /** The queue is paused and refuses new joins meanwhile; nothing was changed. */
  record Paused() implements JoinResult {}
}
