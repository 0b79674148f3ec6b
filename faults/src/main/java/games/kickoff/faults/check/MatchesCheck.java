package games.kickoff.faults.check;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.SessionFact;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks invariants 6 and 8: a claim takes all of its tickets or none, only the newest leader
 * claims, parties stay together, and matches have the sizes that their rules allow.
 */
final class MatchesCheck {

  private MatchesCheck() {}

  static void check(Index index, Findings findings) {
    if (index.history().redisKept()) {
      index.history().matches().forEach(match -> allOrNone(index, match, findings));
      laterTermsClaimLater(index.history().matches(), findings);
    }
    index.history().matches().forEach(match -> isItsSession(index, match, findings));
    index.history().sessions().forEach(session -> hasItsSizes(index, session, findings));
    index.history().exchanges().forEach(exchange -> partyIsWhole(exchange, findings));
  }

  /**
   * If a match was assigned, all of its tickets must have ended with it; if it was not, none of
   * them.
   */
  private static void allOrNone(Index index, MatchView match, Findings findings) {
    if (match.state().isLive()) {
      return;
    }
    boolean assigned = match.state() == MatchView.State.ENDED;
    for (TicketId id : match.tickets()) {
      Optional<TicketView> ticket = index.ticket(id);
      boolean played =
          ticket
              .filter(t -> t.state() == TicketState.ENDED)
              .flatMap(TicketView::match)
              .equals(Optional.of(match.id()));
      if (ticket.isPresent() && played != assigned) {
        findings.add(
            6,
            "match %s is %s, but its ticket %s is %s of %s"
                .formatted(
                    match.id(), match.state(), id, ticket.get().state(), ticket.get().match()),
            ticket.get().players(),
            List.of(match.id()));
      }
    }
  }

  private static void laterTermsClaimLater(List<MatchView> matches, Findings findings) {
    MatchView highest = null;
    for (MatchView match :
        matches.stream().sorted(Comparator.comparing(MatchView::claimedAt)).toList()) {
      if (highest != null
          && match.fence() < highest.fence()
          && match.claimedAt().isAfter(highest.claimedAt())) {
        findings.add(
            6,
            "term %d claimed %s after term %d had claimed %s"
                .formatted(match.fence(), match.id(), highest.fence(), highest.id()),
            match.players(),
            List.of(match.id(), highest.id()));
      }
      if (highest == null || match.fence() > highest.fence()) {
        highest = match;
      }
    }
  }

  private static void isItsSession(Index index, MatchView match, Findings findings) {
    Optional<SessionFact> session = index.session(match.id());
    if (session.isEmpty()) {
      return;
    }
    Set<TicketId> claimed = Set.copyOf(match.tickets());
    Set<TicketId> played =
        session.get().tickets().stream().map(Ticket::id).collect(Collectors.toSet());
    if (!claimed.equals(played)) {
      findings.add(
          6,
          "match %s claimed %s, and plays with %s".formatted(match.id(), claimed, played),
          match.players(),
          List.of(match.id()));
    }
  }

  private static void hasItsSizes(Index index, SessionFact session, Findings findings) {
    List<PlayerId> all = session.teams().stream().flatMap(List::stream).toList();
    for (Ticket ticket : session.tickets()) {
      if (session.teams().stream().noneMatch(team -> team.containsAll(ticket.players()))) {
        findings.add(
            8, "party split in " + session.match(), ticket.players(), List.of(session.match()));
      }
    }
    Set<PlayerId> ofTickets = new HashSet<>();
    session.tickets().forEach(ticket -> ofTickets.addAll(ticket.players()));
    if (!ofTickets.equals(Set.copyOf(all)) || all.size() != ofTickets.size()) {
      say(session.match(), "plays without its parties, or with others", all, findings);
    }
    index
        .queue(session.queue())
        .filter(queue -> !fits(queue.rules(), session.teams()))
        .ifPresent(queue -> say(session.match(), "has sizes its rules don't allow", all, findings));
  }

  private static void say(MatchId match, String what, List<PlayerId> players, Findings findings) {
    findings.add(8, match + " " + what, players, List.of(match));
  }

  private static boolean fits(MatchRules rules, List<List<PlayerId>> teams) {
    List<Integer> sizes = teams.stream().map(List::size).toList();
    int players = sizes.stream().mapToInt(Integer::intValue).sum();
    if (sizes.size() == rules.teamCount() && sizes.stream().allMatch(s -> s == rules.teamSize())) {
      return true;
    }
    int least = sizes.stream().min(Comparator.naturalOrder()).orElse(0);
    int most = sizes.stream().max(Comparator.naturalOrder()).orElse(0);
    return rules.partial().filter(p -> players >= p.minPlayers()).isPresent()
        && sizes.size() == rules.teamCount()
        && most <= rules.teamSize()
        && most - least <= 1;
  }

  /** A join must be answered with a ticket of exactly the players who joined. */
  private static void partyIsWhole(Exchange exchange, Findings findings) {
    if (exchange.kind() != Exchange.Kind.JOIN) {
      return;
    }
    exchange
        .answer()
        .ticket()
        .filter(ticket -> !Set.copyOf(ticket.players()).equals(Set.copyOf(exchange.party())))
        .ifPresent(ticket ->
            findings.add(
                8,
                "a join of %s gave a ticket of %s".formatted(exchange.party(), ticket.players()),
                exchange.party(),
                List.of()));
  }
}
