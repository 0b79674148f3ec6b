package games.kickoff.core.ticket;

/**
 * Where a ticket stands: {@code WAITING → CLAIMED → ASSIGNED → ENDED}, or one of the other ends. A
 * claimed ticket whose match never starts goes back to {@code WAITING}.
 */
public enum TicketState {
  /** In its queue. */
  WAITING,
  /** Taken out of the queue for a match that is getting a server. */
  CLAIMED,
  /** Assigned to a server. */
  ASSIGNED,
  /** Its match is over. */
  ENDED,
  /** Taken back by its player, or given up because they were matched elsewhere. */
  CANCELLED,
  /** Nobody asked for it in time. */
  EXPIRED,
  /** Given up, with a reason. */
  FAILED;

  /** Whether nothing more will happen to the ticket. */
  public boolean isTerminal() {
    return switch (this) {
      case WAITING, CLAIMED, ASSIGNED -> false;
      case ENDED, CANCELLED, EXPIRED, FAILED -> true;
    };
  }
}
