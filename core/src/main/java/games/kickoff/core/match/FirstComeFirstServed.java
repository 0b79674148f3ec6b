package games.kickoff.core.match;

import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Whoever waits longest plays first.
 *
 * <p>Tickets are taken in the order they joined, each into the emptiest team that has room for its
 * whole party; one that fits nowhere waits for the next match. What is left when no further match
 * gets full plays short-handed once its longest waiting ticket has waited the partial rule's time.
 */
public final class FirstComeFirstServed implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    SequencedMap<TicketId, Ticket> left = new LinkedHashMap<>();
    for (Ticket ticket : pool.tickets()) {
      if (ticket.size() <= rules.teamSize()) { // a larger party can never stand in one team
        left.put(ticket.id(), ticket);
      }
    }
    List<Lineup> lineups = new ArrayList<>();
    for (Seats seats = fill(left, rules); seats.isFull(); seats = fill(left, rules)) {
      seats.tickets().forEach(ticket -> left.remove(ticket.id()));
      lineups.add(seats.lineup(Why.Rule.FULL, now));
    }
    Optional<Instant> lookAgain = Optional.empty();
    if (rules.partial().isPresent() && !left.isEmpty()) {
      MatchRules.Partial partial = rules.partial().get();
      Seats seats = fill(left, rules);
      if (seats.canPlayShortHanded(partial)) {
        Instant due = seats.oldestJoin().plus(partial.after());
        if (due.isAfter(now)) {
          lookAgain = Optional.of(due);
        } else {
          lineups.add(seats.lineup(Why.Rule.PARTIAL, now));
        }
      }
    }
    return new MatchPlan(lineups, lookAgain);
  }

  private static Seats fill(SequencedMap<TicketId, Ticket> tickets, MatchRules rules) {
    Seats seats = new Seats(rules);
    for (Ticket ticket : tickets.sequencedValues()) {
      seats.seat(ticket);
      if (seats.isFull()) {
        break;
      }
    }
    return seats;
  }

  /** The teams of one match while they fill. */
  private static final class Seats {

    private final MatchRules rules;
    private final List<List<Ticket>> teams = new ArrayList<>();
    private final int[] sizes;
    private int seated;

    Seats(MatchRules rules) {
      this.rules = rules;
      this.sizes = new int[rules.teamCount()];
      for (int team = 0; team < rules.teamCount(); team++) {
        teams.add(new ArrayList<>());
      }
    }

    void seat(Ticket ticket) {
      int emptiest = 0;
      for (int team = 1; team < sizes.length; team++) {
        if (sizes[team] < sizes[emptiest]) {
          emptiest = team;
        }
      }
      if (sizes[emptiest] + ticket.size() <= rules.teamSize()) {
        teams.get(emptiest).add(ticket);
        sizes[emptiest] += ticket.size();
        seated += ticket.size();
      }
    }

    boolean isFull() {
      return seated == rules.fullMatch();
    }

    /** Enough players, and no team more than one ahead (invariant 8). */
    boolean canPlayShortHanded(MatchRules.Partial partial) {
      int smallest = Integer.MAX_VALUE;
      int largest = 0;
      for (int size : sizes) {
        smallest = Math.min(smallest, size);
        largest = Math.max(largest, size);
      }
      return seated >= partial.minPlayers() && largest - smallest <= 1;
    }

    List<Ticket> tickets() {
      return teams.stream().flatMap(List::stream).toList();
    }

    Instant oldestJoin() {
      return tickets().stream().map(Ticket::joinedAt).min(Comparator.naturalOrder()).orElseThrow();
    }

    Lineup lineup(Why.Rule rule, Instant now) {
      Duration waited = Duration.between(oldestJoin(), now);
      return new Lineup(teams, new Why(rule, waited.isNegative() ? Duration.ZERO : waited));
    }
  }
}
