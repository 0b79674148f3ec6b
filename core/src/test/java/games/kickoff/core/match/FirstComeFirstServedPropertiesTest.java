package games.kickoff.core.match;

import static games.kickoff.core.match.Waiting.START;
import static games.kickoff.core.match.Waiting.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of {@link FirstComeFirstServed} that hold for all pools of tickets and all rules. */
class FirstComeFirstServedPropertiesTest {

  /** The arguments of a matcher but for the seed. */
  record Situation(List<Ticket> tickets, MatchRules rules, Instant now) {

    MatchPlan plan() {
      return planAt(now);
    }

    MatchPlan planAt(Instant when) {
      return new FirstComeFirstServed().plan(new Pool(tickets), rules, when, 0);
    }
  }

  @Property
  void everyLineupIsFullOrShortHandedUnderTheRule(@ForAll("parties") Situation situation) {
    MatchRules rules = situation.rules();
    for (Lineup lineup : situation.plan().lineups()) {
      List<Integer> sizes = lineup.players().stream().map(List::size).toList();
      int players = sizes.stream().mapToInt(Integer::intValue).sum();
      assertThat(sizes).hasSize(rules.teamCount());
      if (lineup.why().rule() == FormationReason.Rule.FULL) {
        assertThat(sizes).containsOnly(rules.teamSize());
      } else {
        MatchRules.Partial partial = rules.partial().orElseThrow();
        assertThat(players).isBetween(partial.minPlayers(), rules.fullMatch() - 1);
        assertThat(lineup.why().oldestWait()).isGreaterThanOrEqualTo(partial.after());
      }
    }
  }

  @Property
  void teamsOfAPartialMatchDifferByAtMostOnePlayer(@ForAll("parties") Situation situation) {
    for (Lineup lineup : situation.plan().lineups()) { // invariant 8
      List<Integer> sizes = lineup.players().stream().map(List::size).toList();
      assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
    }
  }

  @Property
  void everyTicketStandsWholeInAtMostOneTeamOfOneLineup(@ForAll("parties") Situation situation) {
    List<Ticket> chosen =
        situation.plan().lineups().stream().flatMap(lineup -> lineup.tickets().stream()).toList();
    assertThat(chosen).doesNotHaveDuplicates();
    assertThat(situation.tickets()).containsAll(chosen);
  }

  @Property
  void partiesThatNobodyCompletesBlockNobody(@ForAll("parties") Situation situation) {
    List<Ticket> left = new ArrayList<>(situation.tickets());
    for (Lineup lineup : situation.plan().lineups()) {
      if (lineup.why().rule() == FormationReason.Rule.FULL) {
        left.removeAll(lineup.tickets());
      }
    }
    assertThat(canFill(left, 0, situation.rules().teamSizes(situation.rules().fullMatch())))
        .isFalse();
  }

  /**
   * Whether the tickets can fill the teams; tries every way of putting each ticket into a team or
   * into none.
   */
  private static boolean canFill(List<Ticket> tickets, int from, int[] room) {
    if (Arrays.stream(room).allMatch(left -> left == 0)) {
      return true;
    }
    if (from == tickets.size()) {
      return false;
    }
    int size = tickets.get(from).size();
    for (int team = 0; team < room.length; team++) {
      if (room[team] >= size) {
        room[team] -= size;
        boolean filled = canFill(tickets, from + 1, room);
        room[team] += size;
        if (filled) {
          return true;
        }
      }
    }
    return canFill(tickets, from + 1, room);
  }

  @Property
  void nobodyWhoIsDueIsLeftWhenHeCouldPlayShortHanded(@ForAll("parties") Situation situation) {
    MatchRules rules = situation.rules();
    List<Lineup> lineups = situation.plan().lineups();
    if (rules.partial().isEmpty()
        || lineups.stream()
            .anyMatch(lineup -> lineup.why().rule() == FormationReason.Rule.PARTIAL)) {
      return; // the tickets left are planned by the next call
    }
    MatchRules.Partial partial = rules.partial().get();
    List<Ticket> left = new ArrayList<>(situation.tickets());
    lineups.forEach(lineup -> left.removeAll(lineup.tickets()));
    for (Ticket due : left) {
      if (due.joinedAt().plus(partial.after()).isAfter(situation.now())) {
        continue;
      }
      List<Ticket> others = new ArrayList<>(left);
      others.remove(due);
      for (int players = partial.minPlayers(); players < rules.fullMatch(); players++) {
        int[] room = rules.teamSizes(players);
        for (int team = 0; team < room.length; team++) {
          if (room[team] >= due.size()) {
            room[team] -= due.size();
            assertThat(canFill(others, 0, room)).isFalse();
            room[team] += due.size();
          }
        }
      }
    }
  }

  @Property
  void singlePlayersPlayInExactlyTheOrderTheyJoined(@ForAll("singles") Situation situation) {
    List<Ticket> inOrder = new Pool(situation.tickets()).tickets();
    int from = 0;
    for (Lineup lineup : situation.plan().lineups()) {
      int to = from + lineup.tickets().size();
      assertThat(lineup.tickets()).containsExactlyInAnyOrderElementsOf(inOrder.subList(from, to));
      from = to;
    }
  }

  @Property
  void aFullMatchIsFormedWheneverEnoughSinglePlayersWait(@ForAll("singles") Situation situation) {
    assertThat(situation.plan().lineups())
        .filteredOn(lineup -> lineup.why().rule() == FormationReason.Rule.FULL)
        .hasSize(situation.tickets().size() / situation.rules().fullMatch());
  }

  @Property
  void theWaitOfAMatchIsThatOfItsLongestWaitingTicket(@ForAll("parties") Situation situation) {
    for (Lineup lineup : situation.plan().lineups()) {
      Instant oldest =
          lineup.tickets().stream().map(Ticket::joinedAt).min(Instant::compareTo).orElseThrow();
      assertThat(oldest.plus(lineup.why().oldestWait())).isEqualTo(situation.now());
      assertThat(lineup.why().waits()).hasSameSizeAs(lineup.tickets());
    }
  }

  @Property
  void nextPlanAtIsTheVeryMomentTheSamePoolGivesAnotherMatch(
      @ForAll("parties") Situation situation) {
    MatchPlan plan = situation.plan();
    int formed = plan.lineups().size();
    Optional<Instant> again = plan.nextPlanAt();
    if (again.isPresent()) {
      assertThat(again.get()).isAfter(situation.now());
      assertThat(situation.planAt(again.get().minusNanos(1)).lineups()).hasSize(formed);
      assertThat(situation.planAt(again.get()).lineups()).hasSize(formed + 1);
    } else {
      assertThat(situation.planAt(situation.now().plus(seconds(9_999))).lineups()).hasSize(formed);
    }
  }

  @Property
  void theSameTicketsInAnyOrderGiveTheSamePlan(
      @ForAll("parties") Situation situation, @ForAll Random random) {
    List<Ticket> shuffled = new ArrayList<>(situation.tickets());
    Collections.shuffle(shuffled, random);
    assertThat(new Situation(shuffled, situation.rules(), situation.now()).plan())
        .isEqualTo(situation.plan());
  }

  @Provide
  Arbitrary<Situation> parties() {
    return situations(3);
  }

  @Provide
  Arbitrary<Situation> singles() {
    return situations(1);
  }

  private static Arbitrary<Situation> situations(int largestParty) {
    return Combinators.combine(
            tickets(largestParty), rules(), Arbitraries.integers().between(30, 70))
        .as((tickets, rules, at) -> new Situation(tickets, rules, START.plus(seconds(at))));
  }

  private static Arbitrary<List<Ticket>> tickets(int largestParty) {
    Arbitrary<int[]> sizeAndJoin =
        Combinators.combine(
                Arbitraries.integers().between(1, largestParty),
                Arbitraries.integers().between(0, 30))
            .as((size, joined) -> new int[] {size, joined});
    return sizeAndJoin
        .list()
        .ofMaxSize(14)
        .map(waiting -> {
          List<Ticket> tickets = new ArrayList<>();
          for (int[] one : waiting) {
            tickets.add(Waiting.party(tickets.size() + 1, one[0], seconds(one[1])));
          }
          return List.copyOf(tickets);
        });
  }

  private static Arbitrary<MatchRules> rules() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 4))
        .flatAs((count, size) ->
            Combinators.combine(
                    Arbitraries.integers().between(count, count * size),
                    Arbitraries.integers().between(0, 40))
                .as((least, after) -> new MatchRules.Partial(least, seconds(after)))
                .optional()
                .map(partial -> new MatchRules(count, size, partial)));
  }
}
