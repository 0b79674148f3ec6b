package games.kickoff.faults.check;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.History;
import games.kickoff.faults.history.QueueFact;
import games.kickoff.faults.history.RecordFact;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.faults.history.SessionFact;
import games.kickoff.faults.history.TicketSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A history with its facts indexed by ticket, match and queue. */
final class Index {

  /** An exchange whose answer contained a ticket. */
  record Sighting(Exchange exchange, TicketSeen ticket) {
    boolean isLive() {
      return !ticket.state().isTerminal();
    }

    /** Whether the ticket was assigned, so that its players knew where to connect. */
    boolean isAssigned() {
      return ticket.state() == TicketState.ASSIGNED;
    }
  }

  private final History history;
  private final Map<TicketId, List<Sighting>> sightings = new LinkedHashMap<>();
  private final Map<TicketId, TicketView> tickets;
  private final Map<MatchId, SessionFact> sessions;
  private final Map<MatchId, RecordFact> records;
  private final Map<MatchId, List<ServerFact>> servers = new LinkedHashMap<>();
  private final Map<QueueKey, QueueFact> queues;
  private final Set<MatchId> assigned = new HashSet<>();

  Index(History history) {
    this.history = history;
    for (Exchange exchange : history.exchanges()) {
      exchange
          .answer()
          .ticket()
          .ifPresent(seen -> {
            sightings
                .computeIfAbsent(seen.id(), id -> new ArrayList<>())
                .add(new Sighting(exchange, seen));
            seen.match().ifPresent(assigned::add);
          });
    }
    this.tickets = by(history.tickets(), TicketView::id);
    this.sessions = by(history.sessions(), SessionFact::match);
    this.records = by(history.records(), RecordFact::match);
    this.queues = by(history.queues(), QueueFact::key);
    for (ServerFact server : history.servers()) {
      servers.computeIfAbsent(server.match(), id -> new ArrayList<>()).add(server);
    }
  }

  private static <K, V> Map<K, V> by(Collection<V> values, Function<V, K> key) {
    Map<K, V> map = new LinkedHashMap<>();
    values.forEach(value -> map.put(key.apply(value), value));
    return map;
  }

  History history() {
    return history;
  }

  /** Every ticket that was in an answer of the gateway, each with all of those answers in order. */
  Map<TicketId, List<Sighting>> sightings() {
    return sightings;
  }

  /** The ticket as Redis had it at the end of the run; empty if Redis had none. */
  Optional<TicketView> ticket(TicketId id) {
    return Optional.ofNullable(tickets.get(id));
  }

  Optional<SessionFact> session(MatchId match) {
    return Optional.ofNullable(sessions.get(match));
  }

  Optional<RecordFact> record(MatchId match) {
    return Optional.ofNullable(records.get(match));
  }

  Optional<QueueFact> queue(QueueKey key) {
    return Optional.ofNullable(queues.get(key));
  }

  List<ServerFact> servers(MatchId match) {
    return servers.getOrDefault(match, List.of());
  }

  /**
   * The server to which the session's players were assigned: the last one of the pod that its
   * status names which started before the session was over. A pod that vanishes before it is ready
   * is made again under its name, and a leader that was paused may make one again after the match.
   */
  Optional<ServerFact> played(SessionFact session) {
    return servers(session.match()).stream()
        .filter(server -> session.pod().filter(server.pod()::equals).isPresent())
        .filter(server -> session.over().filter(over -> over.isBefore(server.started())).isEmpty())
        .max(Comparator.comparingLong(server -> server.started().nanos()));
  }

  /** The matches to which players were assigned, according to the gateway's answers. */
  Set<MatchId> assigned() {
    return assigned;
  }

  /**
   * The players of a match: from its session, else its record, else Redis; empty if none has it.
   */
  List<PlayerId> players(MatchId match) {
    return session(match)
        .map(session -> session.teams().stream().flatMap(List::stream).toList())
        .or(() -> record(match).map(RecordFact::players))
        .or(() ->
            history.matches().stream()
                .filter(view -> view.id().equals(match))
                .findFirst()
                .map(MatchView::players))
        .orElse(List.of());
  }
}
