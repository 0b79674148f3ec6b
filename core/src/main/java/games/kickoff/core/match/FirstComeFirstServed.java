package games.kickoff.core.match;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.pack.Packing;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Serves tickets in the order in which they joined.
 *
 * <p>Each ticket in turn goes into the emptiest team that has room for its whole party; one that
 * fits into no team waits for the next match. When the teams do not get full that way, the match is
 * made of those who have waited longest among all who can fill the teams. So parties that nobody
 * can complete, such as two parties of three for five against five, do not hold up those behind
 * them.
 *
 * <p>Tickets that are left when no further full match can be formed play short-handed, once the
 * longest waiting of those who would play has waited for {@link MatchRules.Partial#after}. They are
 * seated in order as above if the teams' sizes then differ by at most one; otherwise the match has
 * as many players as possible, among them the longest waiting ticket that can play at all.
 */
public final class FirstComeFirstServed implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    SequencedMap<TicketId, Ticket> left = new LinkedHashMap<>();
    for (Ticket ticket : pool.tickets()) {
      if (ticket.size() <= rules.maxParty()) { // larger parties never play
        left.put(ticket.id(), ticket);
      }
    }
    List<Lineup> lineups = new ArrayList<>();
    Packing full = Packing.of(rules.teamSizes(rules.fullMatch()));
    for (Optional<Seats> seats = full(left, rules, full);
        seats.isPresent();
        seats = full(left, rules, full)) {
      seats.get().tickets().forEach(ticket -> left.remove(ticket.id()));
      lineups.add(seats.get().lineup(FormationReason.Rule.FULL, now));
    }
    Optional<Instant> nextPlanAt = Optional.empty();
    if (rules.partial().isPresent() && !left.isEmpty()) {
      MatchRules.Partial partial = rules.partial().get();
      Optional<Seats> found = shortHanded(left, rules, partial);
      if (found.isPresent()) {
        Seats seats = found.get();
        Instant due = seats.oldestJoin().plus(partial.after());
        if (due.isAfter(now)) {
          nextPlanAt = Optional.of(due);
        } else {
          lineups.add(seats.lineup(FormationReason.Rule.PARTIAL, now));
          seats.tickets().forEach(ticket -> left.remove(ticket.id()));
        }
      }
    }
    return new MatchPlan(lineups, nextPlanAt, blocked(pool, left, lineups, rules));
  }

  private static Optional<Seats> full(
      SequencedMap<TicketId, Ticket> left, MatchRules rules, Packing packing) {
    Seats inTurn = fill(left, rules);
    return inTurn.isFull() ? Optional.of(inTurn) : longestWaiting(left, rules, packing);
  }

  /**
   * A full match among as few of the longest waiting tickets as possible; empty when there is none.
   */
  private static Optional<Seats> longestWaiting(
      SequencedMap<TicketId, Ticket> left, MatchRules rules, Packing packing) {
    int[] counts = new int[packing.largest() + 1];
    List<Ticket> line = new ArrayList<>();
    for (Ticket last : left.sequencedValues()) {
      line.add(last);
      counts[last.size()]++;
      // No full match was possible without the last ticket, so it is in every one that is possible
      // now.
      List<int[]> ways = packing.ways(counts, last.size());
      if (!ways.isEmpty()) {
        return seated(line, ways, rules, packing);
      }
    }
    return Optional.empty();
  }

  /**
   * The next short-handed match, whether its time has come or not; empty when the tickets left
   * can't form one.
   */
  private static Optional<Seats> shortHanded(
      SequencedMap<TicketId, Ticket> left, MatchRules rules, MatchRules.Partial partial) {
    Seats inTurn = fill(left, rules);
    if (inTurn.canPlayShortHanded(partial)) {
      return Optional.of(inTurn);
    }
    int[] counts = new int[rules.teamSize() + 1];
    int players = 0;
    for (Ticket ticket : left.sequencedValues()) {
      counts[ticket.size()]++;
      players += ticket.size();
    }
    int most = Math.min(rules.fullMatch() - 1, players);
    boolean[] tried = new boolean[rules.teamSize() + 1];
    for (Ticket oldest : left.sequencedValues()) {
      if (!tried[oldest.size()]) { // all of one size have the same chances
        tried[oldest.size()] = true;
        Optional<Seats> with = mostWith(oldest.size(), counts, most, left, rules, partial);
        if (with.isPresent()) {
          return with;
        }
      }
    }
    return Optional.empty();
  }

  /** The largest short-handed match in which a party of that size plays. */
  private static Optional<Seats> mostWith(
      int size,
      int[] counts,
      int most,
      SequencedMap<TicketId, Ticket> left,
      MatchRules rules,
      MatchRules.Partial partial) {
    for (int players : partial.sizes(most)) {
      Packing packing = Packing.of(rules.teamSizes(players));
      if (size > packing.largest()) {
        break; // smaller matches have smaller teams
      }
      List<int[]> ways = packing.ways(counts, size);
      if (!ways.isEmpty()) {
        List<Ticket> line =
            left.values().stream().filter(ticket -> ticket.size() <= packing.largest()).toList();
        Optional<Seats> seats = seated(line, ways, rules, packing);
        if (seats.isPresent()) {
          return seats;
        }
      }
    }
    return Optional.empty();
  }

  /** Of the ways to fill the teams, seats the one whose tickets come first in the line. */
  private static Optional<Seats> seated(
      List<Ticket> line, List<int[]> ways, MatchRules rules, Packing packing) {
    List<Ticket> best = List.of();
    for (int[] way : ways) {
      int[] need = way.clone();
      List<Ticket> taken = new ArrayList<>();
      for (Ticket ticket : line) {
        if (need[ticket.size()]-- > 0) {
          taken.add(ticket);
        }
      }
      if (best.isEmpty() || isAhead(taken, best)) {
        best = taken;
      }
    }
    List<Ticket> dealt =
        best.stream().sorted(Comparator.comparingInt(Ticket::size).reversed()).toList();
    return packing
        .deal(dealt.stream().mapToInt(Ticket::size).toArray())
        .map(teamOf -> {
          Seats seats = new Seats(rules);
          for (int at = 0; at < teamOf.length; at++) {
            seats.seat(dealt.get(at), teamOf[at]);
          }
          return seats;
        });
  }

  private static boolean isAhead(List<Ticket> one, List<Ticket> other) {
    for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
      int order = Pool.LONGEST_WAITING_FIRST.compare(one.get(at), other.get(at));
      if (order != 0) {
        return order < 0;
      }
    }
    return one.size() < other.size();
  }

  private static List<Blocked> blocked(
      Pool pool, SequencedMap<TicketId, Ticket> left, List<Lineup> formed, MatchRules rules) {
    if (left.isEmpty()
        && formed.stream().mapToInt(l -> l.tickets().size()).sum() == pool.tickets().size()) {
      return List.of();
    }
    int players = left.values().stream().mapToInt(Ticket::size).sum();
    Set<TicketId> playing = new HashSet<>();
    formed.forEach(lineup -> lineup.tickets().forEach(ticket -> playing.add(ticket.id())));
    return pool.tickets().stream()
        .filter(ticket -> !playing.contains(ticket.id()))
        .map(ticket ->
            new Blocked(
                ticket.id(),
                ticket.size() > rules.maxParty() || players >= rules.fullMatch()
                    ? Blocked.By.PARTY_SIZE
                    : Blocked.By.TOO_FEW_PLAYERS))
        .toList();
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

  /** The teams of one match while they are filled. */
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
        seat(ticket, emptiest);
      }
    }

    void seat(Ticket ticket, int team) {
      teams.get(team).add(ticket);
      sizes[team] += ticket.size();
      seated += ticket.size();
    }

    boolean isFull() {
      return seated == rules.fullMatch();
    }

    /**
     * Whether there are enough players, and the teams' sizes differ by at most one (invariant 8).
     */
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

    Lineup lineup(FormationReason.Rule rule, Instant now) {
      return new Lineup(teams, FormationReason.of(rule, teams, now, Optional.empty(), ""));
    }
  }
}
