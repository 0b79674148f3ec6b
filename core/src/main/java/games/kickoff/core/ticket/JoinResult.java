package games.kickoff.core.ticket;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;

/** What a join came to. */
public sealed interface JoinResult {

  /** A new ticket waits. */
  record Created(TicketView ticket) implements JoinResult {}

  /** The party stands in this queue already, with this ticket; nothing was changed. */
  record Existing(TicketView ticket) implements JoinResult {}

  /**
   * A player of the party is in a live match, with this ticket, which may be of another queue or
   * another party; nothing was changed.
   */
  record InMatch(PlayerId player, TicketView ticket) implements JoinResult {}

  /** A player of the party stands in this queue in a different grouping; nothing was changed. */
  record InOtherTicket(PlayerId player, TicketId ticket) implements JoinResult {}

  /** No such queue is published. */
  record UnknownQueue() implements JoinResult {}

  /**
   * The party, which has no ticket here yet, is larger than one may be; nothing was changed.
   *
   * @param most players in the largest party that may join
   */
  record TooLarge(int most) implements JoinResult {}

  /** The queue is paused and takes no joins meanwhile; nothing was changed. */
  record Paused() implements JoinResult {}
}
