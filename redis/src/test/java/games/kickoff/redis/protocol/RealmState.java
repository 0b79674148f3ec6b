package games.kickoff.redis.protocol;

import static games.kickoff.core.ticket.TicketState.WAITING;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The state of a realm in the {@link Protocol}, and queries on it. */
class RealmState {

  /** A ticket: WAITING → CLAIMED → ASSIGNED → ENDED, back to WAITING, or another terminal state. */
  static final class Ticket {
    TicketId id;
    QueueKey queue;
    List<PlayerId> players;
    Instant joined; // never changes (invariant 7)
    Attributes attributes;
    TicketState state;
    int requeues;
    Optional<MatchId> match = Optional.empty();
    Optional<Endpoint> endpoint = Optional.empty();
    String reason = "";
    Optional<Blocked.By> blocked = Optional.empty(); // written while it waits
    boolean cancelWished; // a cancel that came too late (invariant 5)
  }

  /**
   * A match: CLAIMED → CONFIRMED → ASSIGNED → ENDED, or FAILED if its players were never assigned.
   */
  static final class Match {
    MatchId id;
    QueueKey queue;
    List<Ticket> tickets;
    MatchView.State state;
    long fence;
    Optional<Endpoint> endpoint = Optional.empty();
    String reason = "";

    List<PlayerId> players() {
      return tickets.stream().flatMap(t -> t.players.stream()).toList();
    }
  }

  /**
   * A queue. When it is withdrawn it keeps its counts, and its rules until none of its tickets
   * waits any more.
   */
  static final class Queue {
    boolean published;
    Optional<PublishedQueue> rules = Optional.empty();
    int matchesFormed;
    int failedInARow;
    String failedWhy = "";
  }

  boolean open;
  long newestFence;
  final Map<QueueKey, Queue> queues = new TreeMap<>();
  final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
  final Map<MatchId, Match> matches = new LinkedHashMap<>();

  Queue queue(QueueKey q) {
    return queues.computeIfAbsent(q, key -> new Queue());
  }

  List<Ticket> waiting(QueueKey q) {
    return tickets.values().stream().filter(t -> t.queue.equals(q) && t.state == WAITING).toList();
  }

  /** The player's tickets that have not ended. */
  Stream<Ticket> live(PlayerId player) {
    return tickets.values().stream()
        .filter(t -> t.players.contains(player) && !t.state.isTerminal());
  }

  Optional<Match> liveMatch(PlayerId player) {
    return matches.values().stream()
        .filter(m -> m.state.isLive() && m.players().contains(player))
        .findFirst();
  }

  Optional<Match> newestLive() {
    return matches.values().stream().filter(m -> m.state.isLive()).reduce((older, newer) -> newer);
  }

  static Ticket ticketIn(Match m, PlayerId player) {
    return m.tickets.stream().filter(t -> t.players.contains(player)).findFirst().orElseThrow();
  }

  Ticket add(
      TicketId id,
      QueueKey q,
      List<PlayerId> players,
      Instant joined,
      Attributes attributes,
      TicketState state) {
    Ticket t = new Ticket();
    t.id = id;
    t.queue = q;
    t.players = players;
    t.joined = joined;
    t.attributes = attributes;
    t.state = state;
    tickets.put(id, t);
    return t;
  }

  Match add(MatchId id, QueueKey q, List<Ticket> of, long fence) {
    Match m = new Match();
    m.id = id;
    m.queue = q;
    m.tickets = of;
    m.state = MatchView.State.CLAIMED;
    m.fence = fence;
    matches.put(id, m);
    return m;
  }
}
