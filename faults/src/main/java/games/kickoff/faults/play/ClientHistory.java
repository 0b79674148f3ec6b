package games.kickoff.faults.play;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All requests of the bots and their answers. Entries are only ever added. */
public final class ClientHistory {

  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<MatchId, Moment> assigned = new HashMap<>();
  private final Set<TicketId> tickets = new HashSet<>();
  private final Consumer<MatchId> firstAssigned;

  /**
   * @param firstAssigned called with each match, on a thread of its own, when an answer first shows
   *     it as assigned
   */
  public ClientHistory(Consumer<MatchId> firstAssigned) {
    this.firstAssigned = firstAssigned;
  }

  void add(Exchange exchange) {
    Optional<MatchId> news = Optional.empty();
    synchronized (this) {
      exchanges.add(exchange);
      if (exchange.answer().ticket().isPresent()) {
        var ticket = exchange.answer().ticket().get();
        tickets.add(ticket.id());
        if (ticket.state() == TicketState.ASSIGNED) {
          MatchId match = ticket.match().orElseThrow();
          if (assigned.putIfAbsent(match, exchange.ended()) == null) {
            news = Optional.of(match);
          }
        }
      }
    }
    news.ifPresent(match -> Thread.ofVirtual().start(() -> firstAssigned.accept(match)));
  }

  public synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  public synchronized Set<TicketId> tickets() {
    return Set.copyOf(tickets);
  }

  /** For each match, when an answer first showed it as assigned. */
  public synchronized Map<MatchId, Moment> assigned() {
    return Map.copyOf(assigned);
  }
}
