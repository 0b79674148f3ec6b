package games.kickoff.faults.check;

import games.kickoff.core.reason.Reason;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.History;
import java.util.List;
import java.util.Set;

/**
 * For faults that are no server's and no match's doing: no ticket fails, and no return of one is
 * counted against it.
 */
public final class BurnedTickets {

  private BurnedTickets() {}

  /** Those that did, or were. */
  public static List<Violation> check(History history) {
    return history.tickets().stream()
        .filter(ticket -> ticket.state() == TicketState.FAILED || ticket.requeues() > 0)
        .map(BurnedTickets::violation)
        .toList();
  }

  private static Violation violation(TicketView ticket) {
    return new Violation(
        2,
        "ticket %s is %s (%s) after %d counted returns, for want of room alone"
            .formatted(
                ticket.id(), ticket.state(), Reason.word(ticket.reason()), ticket.requeues()),
        Set.copyOf(ticket.players()),
        Set.of());
  }
}
