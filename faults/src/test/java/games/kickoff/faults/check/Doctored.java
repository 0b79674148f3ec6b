package games.kickoff.faults.check;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.AssignmentCheck;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.Exchange.Answer;
import games.kickoff.faults.history.Exchange.Kind;
import games.kickoff.faults.history.History;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.history.QueueFact;
import games.kickoff.faults.history.RecordFact;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.faults.history.SessionFact;
import games.kickoff.faults.history.TicketSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A history without a violation, which a test then falsifies in one place. */
final class Doctored {

  static final QueueKey QUEUE = new QueueKey("default", "squad");
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final Random RANDOM = new Random(4);

  boolean redisKept = true;
  final List<History.Unrest> unrest = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();
  final List<AssignmentCheck> assignmentChecks = new ArrayList<>();
  final Map<String, Long> counts = new HashMap<>();
  long waiting;
  final List<TicketView> tickets = new ArrayList<>();
  final List<MatchView> matches = new ArrayList<>();
  final List<RecordFact> records = new ArrayList<>();
  final List<RecordFact> glances = new ArrayList<>();
  final List<SessionFact> sessions = new ArrayList<>();
  final List<ServerFact> servers = new ArrayList<>();
  final List<String> pods = new ArrayList<>();
  final List<String> strays = new ArrayList<>();
  Optional<History.BadFact> badFact = Optional.empty();

  /** Four players, two of whom are a party, in one match; then a fifth who cancels. */
  static Doctored good() {
    return good(4);
  }

  /** A history of {@code players} players, each in one match of four, and one more who cancels. */
  static Doctored good(int players) {
    Doctored it = new Doctored();
    for (int first = 0; first < players; first += 4) {
      it.match(first, first);
    }
    it.cancelled(new PlayerId("fickle"), players);
    return it;
  }

  static Moment at(double seconds) {
    return new Moment((long) (seconds * 1e9), START.plusNanos((long) (seconds * 1e9)));
  }

  static PlayerId player(int number) {
    return new PlayerId("p" + number);
  }

  /** Adds a match of four that begins at that second and ends 5 s later. */
  MatchId match(int firstPlayer, double second) {
    List<List<PlayerId>> parties =
        List.of(
            List.of(player(firstPlayer), player(firstPlayer + 1)),
            List.of(player(firstPlayer + 2)),
            List.of(player(firstPlayer + 3)));
    MatchId match = MatchId.create(at(second).wall(), RANDOM);
    List<Ticket> joined = new ArrayList<>();
    for (List<PlayerId> party : parties) {
      TicketId id = TicketId.create(at(second).wall(), RANDOM);
      Ticket ticket = new Ticket(id, party, at(second + 0.1).wall(), 0);
      joined.add(ticket);
      TicketSeen waits = seen(ticket, TicketState.WAITING, Optional.empty());
      exchange(Kind.JOIN, party, Optional.empty(), second, 201, waits);
      exchange(Kind.JOIN, party, Optional.empty(), second + 0.5, 200, waits);
      exchange(
          Kind.ASK,
          party,
          Optional.of(id),
          second + 2,
          200,
          seen(ticket, TicketState.ASSIGNED, Optional.of(match)));
      exchange(
          Kind.ASK,
          party,
          Optional.of(id),
          second + 4,
          200,
          seen(ticket, TicketState.ASSIGNED, Optional.of(match)));
      exchange(
          Kind.ASK,
          party,
          Optional.of(id),
          second + 6,
          200,
          seen(ticket, TicketState.ENDED, Optional.of(match)));
      tickets.add(view(ticket, TicketState.ENDED, Optional.of(match), "Stopped"));
      counts.merge("joins", 1L, Long::sum);
      counts.merge("ended", 1L, Long::sum);
    }
    List<PlayerId> all = parties.stream().flatMap(List::stream).toList();
    matches.add(
        new MatchView(
            match,
            QUEUE,
            MatchView.State.ENDED,
            joined.stream().map(Ticket::id).toList(),
            all,
            at(second + 1).wall(),
            7,
            Optional.empty(),
            Optional.of(EndReason.STOPPED)));
    assignmentChecks.add(new AssignmentCheck(match, at(second + 2.1), true));
    RecordFact row =
        new RecordFact(
            match,
            all,
            Optional.of(at(second + 1.5).wall()),
            Optional.of(at(second + 5).wall()),
            "completed",
            "Stopped",
            List.of());
    records.add(row);
    glances.add(row);
    sessions.add(
        new SessionFact(
            match,
            QUEUE,
            List.of(parties.get(0), List.of(all.get(2), all.get(3))),
            joined,
            List.of("Pending", "Ready", "Ended"),
            Optional.of("pod-" + match),
            "Stopped",
            Optional.of(at(second + 5.1)),
            false));
    servers.add(
        new ServerFact(
            "pod-" + match,
            match,
            at(second + 1.2),
            Optional.of(at(second + 5)),
            true,
            false,
            false,
            false));
    return match;
  }

  private void cancelled(PlayerId player, double second) {
    Ticket ticket =
        new Ticket(
            TicketId.create(at(second).wall(), RANDOM),
            List.of(player),
            at(second + 0.1).wall(),
            0);
    exchange(
        Kind.JOIN,
        ticket.players(),
        Optional.empty(),
        second,
        201,
        seen(ticket, TicketState.WAITING, Optional.empty()));
    exchange(
        Kind.CANCEL,
        ticket.players(),
        Optional.of(ticket.id()),
        second + 1,
        200,
        seen(ticket, TicketState.CANCELLED, Optional.empty()));
    tickets.add(view(ticket, TicketState.CANCELLED, Optional.empty(), "cancelled"));
    counts.merge("joins", 1L, Long::sum);
    counts.merge("cancelled", 1L, Long::sum);
  }

  /** The ticket that was cancelled. */
  TicketView fickle() {
    return tickets.getLast();
  }

  void exchange(
      Kind kind,
      List<PlayerId> party,
      Optional<TicketId> about,
      double second,
      int status,
      TicketSeen ticket) {
    exchanges.add(
        new Exchange(
            kind,
            party,
            QUEUE,
            about,
            at(second),
            at(second + 0.2),
            new Answer(status, "", Optional.of(ticket), Optional.empty())));
  }

  static TicketSeen seen(Ticket ticket, TicketState state, Optional<MatchId> match) {
    return new TicketSeen(
        ticket.id(), QUEUE, ticket.players(), state, 1, ticket.joinedAt(), 0, "", match);
  }

  static TicketView view(Ticket t, TicketState state, Optional<MatchId> match, String reason) {
    return new TicketView(
        t.id(),
        QUEUE,
        t.players(),
        t.joinedAt(),
        0,
        3,
        state,
        match,
        Optional.empty(),
        TicketReason.find(reason),
        Optional.empty(),
        Attributes.NONE);
  }

  static Ticket ticketOf(TicketView view) {
    return new Ticket(view.id(), view.players(), view.joinedAt(), 0);
  }

  void changeTicket(int place, TicketState state, Optional<MatchId> match, String reason) {
    tickets.set(place, view(ticketOf(tickets.get(place)), state, match, reason));
  }

  void changeSession(UnaryOperator<SessionFact> change) {
    sessions.replaceAll(change);
  }

  History history() {
    MatchRules rules = new MatchRules(2, 2, Optional.empty());
    return new History(
        redisKept,
        unrest,
        exchanges,
        assignmentChecks,
        List.of(new QueueFact(QUEUE, rules, Duration.ofSeconds(4), counts, waiting, false)),
        tickets,
        matches,
        records,
        glances,
        sessions,
        servers,
        pods,
        strays,
        badFact);
  }
}
