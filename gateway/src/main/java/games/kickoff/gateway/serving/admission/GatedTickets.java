package games.kickoff.gateway.serving.admission;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.Consent;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import java.util.List;
import java.util.Optional;

/** Calls tickets through a gate; each method may also throw {@link Overloaded}. */
public record GatedTickets(StoreGate gate, Tickets tickets) implements Tickets {

  @Override
  public JoinResult join(
      QueueKey queue, List<PlayerId> players, Attributes attributes, List<Consent> consents) {
    return gate.call("join", () -> tickets.join(queue, players, attributes, consents));
  }

  @Override
  public CancelResult cancel(TicketId ticket) {
    return gate.call("cancel", () -> tickets.cancel(ticket));
  }

  @Override
  public Optional<TicketView> find(TicketId ticket) {
    return gate.call("ask", () -> tickets.find(ticket));
  }

  @Override
  public Optional<TicketView> latest(QueueKey queue, PlayerId player) {
    return gate.call("ask", () -> tickets.latest(queue, player));
  }

  @Override
  public List<TicketView> ofPlayer(PlayerId player) {
    return gate.call("player", () -> tickets.ofPlayer(player));
  }
}
