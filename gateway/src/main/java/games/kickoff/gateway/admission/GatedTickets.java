package games.kickoff.gateway.admission;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.PlayerId;
import games.kickoff.core.ticket.TicketId;
import games.kickoff.store.ticket.CancelResult;
import games.kickoff.store.ticket.JoinResult;
import games.kickoff.store.ticket.TicketView;
import games.kickoff.store.ticket.Tickets;
import java.util.List;
import java.util.Optional;

/** Tickets behind the gate; each method may also throw {@link Overloaded}. */
public record GatedTickets(StoreGate gate, Tickets tickets) implements Tickets {

  @Override
  public JoinResult join(QueueKey queue, List<PlayerId> players, Attributes attributes) {
    return gate.call(() -> tickets.join(queue, players, attributes));
  }

  @Override
  public CancelResult cancel(TicketId ticket) {
    return gate.call(() -> tickets.cancel(ticket));
  }

  @Override
  public Optional<TicketView> find(TicketId ticket) {
    return gate.call(() -> tickets.find(ticket));
  }

  @Override
  public Optional<TicketView> latest(QueueKey queue, PlayerId player) {
    return gate.call(() -> tickets.latest(queue, player));
  }
}
