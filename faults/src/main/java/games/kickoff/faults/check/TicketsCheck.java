package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.Reason;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.QueueFact;
import games.kickoff.faults.history.SessionFact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks invariants 2, 3, 5 and 7: what becomes of tickets. Invariants 3 and 5, and that no ticket
 * vanishes or leaves a terminal state, are checked only if Redis kept every write it acknowledged.
 */
final class TicketsCheck {

  private static final List<String> STATES =
      List.of("claimed", "assigned", "ended", "cancelled", "expired", "failed");

  private TicketsCheck() {}

  static void check(Index index, Findings findings) {
    index.sightings().forEach((id, seen) -> comesToAnEnd(index, id, seen, findings));
    keepTheirFirstJoin(index, findings);
    if (index.history().redisKept()) {
      areCounted(index, findings);
      cancelsHold(index, findings);
    }
  }

  private static void comesToAnEnd(
      Index index, TicketId id, List<Index.Sighting> seen, Findings findings) {
    var players = seen.getFirst().ticket().players();
    Optional<TicketView> last = index.ticket(id);
    if (last.isEmpty()) {
      if (index.history().redisKept()) {
        findings.add(2, "ticket %s vanished".formatted(id), players, List.of());
      }
      return;
    }
    TicketView ticket = last.get();
    if (!ticket.state().isTerminal()) {
      findings.add(2, "ticket %s is still %s".formatted(id, ticket.state()), players, List.of());
    } else if (ticket.reason().isEmpty()) {
      findings.add(2, "ticket %s ended without a reason".formatted(id), players, List.of());
    }
    if (index.history().redisKept()) {
      staysOver(id, seen, findings);
    }
  }

  /**
   * After an answer with a terminal state, every later request must be answered with the same
   * state.
   */
  private static void staysOver(TicketId id, List<Index.Sighting> seen, Findings findings) {
    Optional<Index.Sighting> over =
        seen.stream()
            .filter(sighting -> !sighting.isLive())
            .min(
                (a, b) -> Long.compare(a.exchange().ended().nanos(), b.exchange().ended().nanos()));
    if (over.isEmpty()) {
      return;
    }
    for (Index.Sighting later : seen) {
      if (over.get().exchange().ended().isBefore(later.exchange().began())
          && later.ticket().state() != over.get().ticket().state()) {
        findings.add(
            over.get().ticket().state() == TicketState.CANCELLED ? 5 : 2,
            "ticket %s was %s, later %s"
                .formatted(id, over.get().ticket().state(), later.ticket().state()),
            later.ticket().players(),
            List.of());
        return;
      }
    }
  }

  /** Invariant 7: answers, Redis and sessions must all show the same join time for a ticket. */
  private static void keepTheirFirstJoin(Index index, Findings findings) {
    Map<TicketId, Instant> joined = new HashMap<>();
    Set<TicketId> assigned = new HashSet<>();
    index
        .sightings()
        .forEach(
            (id, seen) -> seen.forEach(s -> compareJoin(joined, assigned, ticketOf(s), findings)));
    for (TicketView view : index.history().tickets()) {
      compareJoin(
          joined, assigned, new Ticket(view.id(), view.players(), view.joinedAt(), 0), findings);
    }
    for (SessionFact session : index.history().sessions()) {
      session.tickets().forEach(ticket -> compareJoin(joined, assigned, ticket, findings));
    }
  }

  private static Ticket ticketOf(Index.Sighting s) {
    return new Ticket(s.ticket().id(), s.ticket().players(), s.ticket().joinedAt(), 0);
  }

  private static void compareJoin(
      Map<TicketId, Instant> joined, Set<TicketId> assigned, Ticket ticket, Findings findings) {
    Instant first = joined.putIfAbsent(ticket.id(), ticket.joinedAt());
    if (first != null && !first.equals(ticket.joinedAt()) && assigned.add(ticket.id())) {
      findings.add(
          7,
          "ticket %s joined at %s, and at %s".formatted(ticket.id(), first, ticket.joinedAt()),
          ticket.players(),
          List.of());
    }
  }

  private static void areCounted(Index index, Findings findings) {
    Map<QueueKey, Set<TicketId>> known = new HashMap<>();
    Map<QueueKey, Integer> unanswered = new HashMap<>();
    index
        .sightings()
        .forEach((id, seen) ->
            known.computeIfAbsent(seen.getFirst().ticket().queue(), q -> new HashSet<>()).add(id));
    index.history().exchanges().stream()
        .filter(e -> e.kind() == Exchange.Kind.JOIN && e.isUnanswered())
        .forEach(e -> unanswered.merge(e.queue(), 1, Integer::sum));
    for (QueueFact queue : index.history().queues()) {
      long joins = queue.counts().getOrDefault("joins", 0L);
      long states =
          queue.waiting()
              + STATES.stream().mapToLong(s -> queue.counts().getOrDefault(s, 0L)).sum();
      if (joins != states) {
        findings.add(
            3,
            "%s: %d joins, %d waiting and %s"
                .formatted(queue.key(), joins, queue.waiting(), queue.counts()),
            List.of(),
            List.of());
      }
      int seen = known.getOrDefault(queue.key(), Set.of()).size();
      int most = seen + unanswered.getOrDefault(queue.key(), 0);
      if (joins < seen || joins > most) {
        findings.add(
            3,
            "%s: %d joins counted, but %d to %d tickets were made"
                .formatted(queue.key(), joins, seen, most),
            List.of(),
            List.of());
      }
    }
  }

  private static void cancelsHold(Index index, Findings findings) {
    for (Exchange exchange : index.history().exchanges()) {
      if (exchange.ticket().isEmpty()) {
        continue;
      }
      Optional<TicketView> last = index.ticket(exchange.ticket().get());
      if (last.isEmpty()) {
        continue; // comesToAnEnd reports that it vanished
      }
      if (exchange.isCancelled() && last.get().state() != TicketState.CANCELLED) {
        findings.add(
            5,
            "ticket %s was cancelled, and is %s".formatted(last.get().id(), last.get().state()),
            last.get().players(),
            last.get().match().map(List::of).orElse(List.of()));
      } else if (exchange.isTooLate()) {
        MatchId match = exchange.answer().match().orElseThrow();
        boolean played = last.get().match().equals(Optional.of(match));
        if (last.get().state() != TicketState.CANCELLED && !played) {
          findings.add(
              5,
              "the wish to cancel %s, claimed by %s, was forgotten: it is %s, %s"
                  .formatted(
                      last.get().id(), match, last.get().state(), Reason.word(last.get().reason())),
              last.get().players(),
              List.of(match));
        }
      }
    }
  }
}
