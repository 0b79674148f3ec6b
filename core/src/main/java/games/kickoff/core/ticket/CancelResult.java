package games.kickoff.core.ticket;

import games.kickoff.core.id.MatchId;

/** What a cancel came to. */
public sealed interface CancelResult {

  /** The ticket is out of its queue, now or since an earlier cancel, and will get no match. */
  record Cancelled(TicketView ticket) implements CancelResult {}

  /**
   * Too late: the ticket is in this match. The wish is remembered and cancels the ticket if the
   * match never starts.
   */
  record Claimed(MatchId match) implements CancelResult {}

  /** The ticket came to another end before. */
  record AlreadyOver(TicketView ticket) implements CancelResult {}

  /** There is no such ticket. */
  record UnknownTicket() implements CancelResult {}
}
