package games.kickoff.core.ticket;

import games.kickoff.core.id.MatchId;

/** The result of a cancel. */
public sealed interface CancelResult {

  /** The ticket is out of its queue, now or since an earlier cancel, and will get no match. */
  record Cancelled(TicketView ticket) implements CancelResult {}

  /**
   * It was too late: a match has the ticket. The cancel is remembered, and the ticket is cancelled
   * if the match never starts.
   */
  record Claimed(MatchId match) implements CancelResult {}

  /** The ticket had already ended in another way. */
  record AlreadyOver(TicketView ticket) implements CancelResult {}

  /** There is no such ticket. */
  record UnknownTicket() implements CancelResult {}
}
