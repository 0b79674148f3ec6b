package games.kickoff.core.match.skill;

import static games.kickoff.core.match.skill.Skilled.START;
import static games.kickoff.core.match.skill.Skilled.WITHIN_5;
import static games.kickoff.core.match.skill.Skilled.match;
import static games.kickoff.core.match.skill.Skilled.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkillMatcherTest {

  private static final MatchRules DUEL = match(2, 1, WITHIN_5);
  private static final MatchRules FIVE_ON_FIVE = match(2, 5, WITHIN_5);

  @Test
  void setsTheClosestAgainstEachOther() {
    assertThat(
            matches(
                plan(
                    DUEL,
                    START,
                    ticket(1, 1, 25),
                    ticket(2, 1, 29),
                    ticket(3, 1, 26),
                    ticket(4, 1, 30))))
        .containsExactly(List.of(1, 3), List.of(2, 4));
  }

  @Test
  void servesTheLongestWaitingFirst() {
    assertThat(matches(plan(DUEL, START, at(1, 5, 20), at(2, 0, 23), at(3, 5, 21))))
        .containsExactly(List.of(2, 3));
  }

  @Test
  void letsThoseWaitWhoAreTooFarApart() {
    MatchPlan plan = plan(DUEL, START, ticket(1, 1, 20), ticket(2, 1, 25.1));
    assertThat(plan.lineups()).isEmpty();
    assertThat(by(plan)).containsExactly(Blocked.By.WINDOW, Blocked.By.WINDOW);
  }

  @Test
  void looksAgainAtTheMomentTheWindowIsWideEnough() {
    MatchRules rules =
        match(2, 1, Skilled.rules(new Ramp(1, 0.5, 9), SkillRules.UncertainCap.NONE));
    MatchPlan plan = plan(rules, START.plusSeconds(3), ticket(1, 1, 20), ticket(2, 1, 25));
    assertThat(plan.nextPlanAt()).contains(START.plusSeconds(8));
    assertThat(plan(rules, START.plusSeconds(8), ticket(1, 1, 20), ticket(2, 1, 25)).lineups())
        .hasSize(1);
  }

  @Test
  void isNotHeldUpByPartiesThatNobodyCompletes() {
    MatchPlan plan =
        plan(
            FIVE_ON_FIVE,
            START,
            ticket(1, 3, 25),
            ticket(2, 3, 25),
            ticket(3, 3, 25),
            ticket(4, 5, 25),
            ticket(5, 5, 25));
    assertThat(matches(plan)).containsExactly(List.of(4, 5));
    assertThat(by(plan)).containsOnly(Blocked.By.TOO_FEW_PLAYERS);
  }

  @Test
  void tellsPartiesThatNobodyCompletesSo() {
    assertThat(
            by(
                plan(
                    FIVE_ON_FIVE,
                    START,
                    ticket(1, 3, 25),
                    ticket(2, 3, 25),
                    ticket(3, 3, 25),
                    ticket(4, 3, 25))))
        .containsOnly(Blocked.By.PARTY_SIZE);
  }

  @Test
  void fillsTeamsLikeBricks() {
    MatchPlan plan =
        plan(
            FIVE_ON_FIVE,
            START,
            ticket(1, 3, 25),
            ticket(2, 3, 25),
            ticket(3, 3, 25),
            ticket(4, 2, 25),
            ticket(5, 1, 25),
            ticket(6, 1, 25));
    assertThat(matches(plan)).containsExactly(List.of(1, 2, 4, 5, 6));
  }

  @Test
  void countsAPartyAsItsBestWhenToldSo() {
    SkillRules max =
        new SkillRules(
            "rating",
            "uncertainty",
            WITHIN_5.unknown(),
            WITHIN_5.window(),
            SkillRules.Aggregation.MAX,
            WITHIN_5.cap(),
            4);
    Ticket smurfs = Skilled.ticket(1, 2, 0, Map.of("rating.1", 40.0, "rating.2", 10.0));
    Ticket even = Skilled.ticket(2, 2, 0, Map.of("rating.1", 25.0, "rating.2", 25.0));
    assertThat(plan(match(2, 2, WITHIN_5), START, smurfs, even).lineups()).hasSize(1);
    assertThat(plan(match(2, 2, max), START, smurfs, even).lineups()).isEmpty();
  }

  @Test
  void capsTheVeryUncertainForATime() {
    MatchRules rules =
        match(
            2,
            1,
            Skilled.rules(
                new Ramp(5, 1, 10), new SkillRules.UncertainCap(3, 0.5, Duration.ofSeconds(5))));
    Ticket[] beginners = {
      Skilled.ticket(1, 1, 0, Map.of("uncertainty", 8.0)),
      Skilled.ticket(2, 1, 0, Map.of("uncertainty", 8.0))
    };
    MatchPlan plan = plan(rules, START, beginners);
    assertThat(plan.lineups()).isEmpty();
    assertThat(plan.nextPlanAt()).contains(START.plusSeconds(5));
    assertThat(plan(rules, START.plusSeconds(5), beginners).lineups()).hasSize(1);
  }

  @Test
  void playsWhereAllAreNear() {
    MatchRules rules = near(new Ramp(50, 0, 50), "eu", "us");
    MatchPlan plan =
        plan(
            rules,
            START,
            ping(1, Map.of("latency.eu", 20.0, "latency.us", 90.0)),
            ping(2, Map.of("latency.eu", 60.0, "latency.us", 10.0)),
            ping(3, Map.of("latency.eu", 40.0)));
    assertThat(matches(plan)).containsExactly(List.of(1, 3));
    assertThat(plan.lineups().getFirst().why().region()).isEqualTo("eu");
    assertThat(by(plan)).containsExactly(Blocked.By.TOO_FEW_PLAYERS);
  }

  @Test
  void playsInNoRegionThatOnlyTicketsName() {
    MatchPlan plan =
        plan(
            near(new Ramp(50, 0, 50), "eu"),
            START,
            ping(1, Map.of("latency.elsewhere", 1.0, "latency.eu", 20.0)),
            ping(2, Map.of("latency.elsewhere", 1.0, "latency.eu", 90.0)),
            ping(3, Map.of("latency.elsewhere", 1.0)),
            ping(4, Map.of("latency.elsewhere", 1.0)));
    assertThat(matches(plan)).containsExactly(List.of(1, 3));
    assertThat(plan.lineups().getFirst().why().region()).isEqualTo("eu");
  }

  /** 3,200 invented names by 10,100 tickets took gigabytes. */
  @Test
  void takesNoMoreMemoryForNamesThatTicketsInvent() {
    Ticket[] tickets = new Ticket[10_100];
    for (int n = 0; n < tickets.length; n++) {
      Map<String, Double> named = new HashMap<>(Map.of("latency.eu", 1_000.0)); // nobody plays
      for (int name = 0; n >= 10_000 && name < 31; name++) {
        named.put("latency.%d-%d".formatted(n, name), 1.0);
      }
      tickets[n] = ping(n, named);
    }
    MatchRules rules = near(new Ramp(50, 0, 50), "eu");
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    assertThat(plan(rules, START, tickets).lineups()).isEmpty();
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
  }

  @Test
  void relaxesTheLatencyBoundWithTheWait() {
    MatchRules rules = near(new Ramp(50, 10, 100), "eu", "us");
    Ticket[] apart = {ping(1, Map.of("latency.eu", 20.0)), ping(2, Map.of("latency.eu", 80.0))};
    MatchPlan plan = plan(rules, START, apart);
    assertThat(by(plan)).containsOnly(Blocked.By.LATENCY);
    assertThat(plan.nextPlanAt()).contains(START.plusSeconds(3));
    assertThat(plan(rules, START.plusSeconds(3), apart).lineups()).hasSize(1);
  }

  @Test
  void playsShortHandedUnderTheSameWindow() {
    MatchRules rules =
        new MatchRules(
            2,
            2,
            2,
            Optional.of(new MatchRules.Partial(2, Duration.ofSeconds(15))),
            Optional.of(WITHIN_5),
            Optional.empty(),
            Duration.ZERO,
            FIVE_ON_FIVE.weights());
    Ticket[] three = {ticket(1, 1, 20), ticket(2, 1, 24), ticket(3, 1, 29)};
    assertThat(plan(rules, START, three).nextPlanAt()).contains(START.plusSeconds(15));
    assertThat(matches(plan(rules, START.plusSeconds(15), three))).containsExactly(List.of(1, 2));
  }

  @Test
  void waitsForPartiesOfLikeSizeFirst() {
    MatchRules rules =
        new MatchRules(
            2,
            2,
            2,
            Optional.empty(),
            Optional.of(WITHIN_5),
            Optional.empty(),
            Duration.ofSeconds(9),
            FIVE_ON_FIVE.weights());
    Ticket[] waiting = {ticket(1, 2, 25), ticket(2, 1, 25), ticket(3, 1, 25)};
    assertThat(plan(rules, START, waiting).nextPlanAt()).contains(START.plusSeconds(9));
    assertThat(plan(rules, START.plusSeconds(9), waiting).lineups()).hasSize(1);
    assertThat(matches(plan(rules, START, waiting[0], waiting[1], waiting[2], ticket(4, 2, 29))))
        .containsExactly(List.of(1, 4));
  }

  private static MatchRules near(Ramp bound, String... regions) {
    return new MatchRules(
        2,
        1,
        1,
        Optional.empty(),
        Optional.of(WITHIN_5),
        Optional.of(new LatencyRules(bound, List.of(regions))),
        Duration.ZERO,
        FIVE_ON_FIVE.weights());
  }

  private static Ticket at(int number, int joined, double rating) {
    return Skilled.ticket(number, 1, joined, Map.of("rating", rating));
  }

  private static Ticket ping(int number, Map<String, Double> latencies) {
    return Skilled.ticket(number, 1, 0, latencies);
  }

  private static MatchPlan plan(MatchRules rules, Instant now, Ticket... tickets) {
    return new SkillMatcher().plan(new Pool(List.of(tickets)), rules, now, 7);
  }

  private static List<List<Integer>> matches(MatchPlan plan) {
    return plan.lineups().stream()
        .map(lineup -> lineup.tickets().stream().map(Skilled::number).sorted().toList())
        .toList();
  }

  private static List<Blocked.By> by(MatchPlan plan) {
    return plan.blocked().stream().map(Blocked::by).toList();
  }
}
