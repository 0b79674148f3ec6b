package games.kickoff.core.ticket;

/**
 * The state of a ticket: {@code WAITING → CLAIMED → ASSIGNED → ENDED}, or another terminal state. A
 * claimed ticket whose match never starts goes back to {@code WAITING}.
 */
public enum TicketState {
  /** It waits in its queue. */
  WAITING,
  /** It was taken out of its queue for a match whose server is being started. */
  CLAIMED,
  /** Its players are assigned to a server. */
  ASSIGNED,
  /** Its match is over. */
  ENDED,
  /** Its player cancelled it, or one of its players was matched with another ticket. */
  CANCELLED,
  /** No client asked for it within its queue's {@code ticketTtl}. */
  EXPIRED,
  /** It could get no match, for the reason it has. */
  FAILED;

  /** Whether nothing more will happen to the ticket. */
  public boolean isTerminal() {
    return switch (this) {
      case WAITING, CLAIMED, ASSIGNED -> false;
      case ENDED, CANCELLED, EXPIRED, FAILED -> true;
    };
  }
}
