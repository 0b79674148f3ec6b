package games.kickoff.gateway.watch;

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

/**
 * Wraps tickets so that an action runs right after the first read, before its result is returned.
 */
record AfterFirstRead(Tickets tickets, Runnable then, List<TicketView> read) implements Tickets {

  @Override
  public Optional<TicketView> find(TicketId ticket) {
    Optional<TicketView> found = tickets.find(ticket);
    boolean first = read.isEmpty();
    found.ifPresent(read::add);
    if (first) {
      then.run();
    }
    return found;
  }

  @Override
  public JoinResult join(
      QueueKey queue, List<PlayerId> players, Attributes attributes, List<Consent> consents) {
    return tickets.join(queue, players, attributes, consents);
  }

  @Override
  public CancelResult cancel(TicketId ticket) {
    return tickets.cancel(ticket);
  }

  @Override
  public List<TicketView> ofPlayer(PlayerId player) {
    return tickets.ofPlayer(player);
  }

  @Override
  public Optional<TicketView> latest(QueueKey queue, PlayerId player) {
    return tickets.latest(queue, player);
  }
}
