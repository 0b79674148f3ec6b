package games.kickoff.faults.check;

import games.kickoff.core.reason.Reason;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.History;
import java.util.List;
import java.util.Set;

/**
 * The check for faults that neither a server nor a match causes, such as a used-up quota: no ticket
 * may fail, and no return of a ticket to its queue may be counted as a failed start.
 */
public final class BurnedTickets {

  private BurnedTickets() {}

  /** One violation for each ticket that has failed or has a counted return. */
  public static List<Violation> check(History history) {
    return history.tickets().stream()
        .filter(ticket -> ticket.state() == TicketState.FAILED || ticket.requeues() > 0)
        .map(BurnedTickets::violation)
        .toList();
  }

  private static Violation violation(TicketView ticket) {
    return new Violation(
        2,
        "ticket %s is %s (%s) after %d counted returns, though only room was missing"
            .formatted(
                ticket.id(), ticket.state(), Reason.word(ticket.reason()), ticket.requeues()),
        Set.copyOf(ticket.players()),
        Set.of());
  }
}
