package games.kickoff.core.match;

import static games.kickoff.core.match.Waiting.START;
import static games.kickoff.core.match.Waiting.party;
import static games.kickoff.core.match.Waiting.seconds;
import static games.kickoff.core.match.Waiting.single;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstComeFirstServedTest {

  private static final MatchRules TWO_ON_TWO = new MatchRules(2, 2, Optional.empty());
  private static final MatchRules SHORT_HANDED_AFTER_15S =
      new MatchRules(2, 2, Optional.of(new MatchRules.Partial(2, seconds(15))));

  @Test
  void plansNothingForAnEmptyPool() {
    assertThat(plan(SHORT_HANDED_AFTER_15S, START))
        .isEqualTo(new MatchPlan(List.of(), Optional.empty(), List.of()));
  }

  @Test
  void letsThoseWhoAreTooFewWait() {
    assertThat(numbers(plan(TWO_ON_TWO, START.plus(seconds(999)), singles(3)))).isEmpty();
  }

  @Test
  void neverNamesANextPlanWithoutAPartialRule() {
    assertThat(plan(TWO_ON_TWO, START, singles(3)).nextPlanAt()).isEmpty();
  }

  @Test
  void dealsPlayersToTheTeamsInTurn() {
    assertThat(numbers(plan(TWO_ON_TWO, START.plus(seconds(4)), singles(4))))
        .containsExactly(List.of(List.of(1, 3), List.of(2, 4)));
  }

  @Test
  void formsAsManyFullMatchesAsThereArePlayers() {
    assertThat(numbers(plan(TWO_ON_TWO, START.plus(seconds(9)), singles(9))))
        .containsExactly(
            List.of(List.of(1, 3), List.of(2, 4)), List.of(List.of(5, 7), List.of(6, 8)));
  }

  @Test
  void saysWhichRuleAndHowLongTheLongestHasWaited() {
    assertThat(plan(TWO_ON_TWO, START.plus(seconds(10)), singles(4)).lineups().getFirst().why())
        .isEqualTo(why(FormationReason.Rule.FULL, 9, 7, 8, 6));
  }

  /** A reason with these waits in seconds, team by team. */
  private static FormationReason why(FormationReason.Rule rule, int... waits) {
    return new FormationReason(
        rule, IntStream.of(waits).mapToObj(s -> seconds(s)).toList(), Optional.empty(), "");
  }

  @Test
  void countsAWaitFromTheFutureAsNone() {
    assertThat(plan(TWO_ON_TWO, START, singles(4)).lineups().getFirst().why().oldestWait())
        .isZero();
  }

  @Test
  void waitsForTheFourthUntilThePartialRuleIsDue() {
    assertThat(plan(SHORT_HANDED_AFTER_15S, START.plus(seconds(15)), singles(3)))
        .returns(List.of(), MatchPlan::lineups)
        .returns(Optional.of(START.plus(seconds(16))), MatchPlan::nextPlanAt);
  }

  @Test
  void playsShortHandedFromTheMomentThePartialRuleIsDue() {
    MatchPlan plan = plan(SHORT_HANDED_AFTER_15S, START.plus(seconds(16)), singles(3));
    assertThat(numbers(plan)).containsExactly(List.of(List.of(1, 3), List.of(2)));
    assertThat(plan.lineups().getFirst().why())
        .isEqualTo(why(FormationReason.Rule.PARTIAL, 15, 13, 14));
  }

  @Test
  void letsOneAloneWaitHoweverLong() {
    assertThat(plan(SHORT_HANDED_AFTER_15S, START.plus(seconds(999)), singles(1)))
        .returns(List.of(), MatchPlan::lineups)
        .returns(Optional.empty(), MatchPlan::nextPlanAt);
  }

  @Test
  void playsShortHandedWithWhatTheFullMatchesLeave() {
    MatchPlan plan = plan(SHORT_HANDED_AFTER_15S, START.plus(seconds(99)), singles(6));
    assertThat(plan.lineups())
        .extracting(lineup -> lineup.why().rule())
        .containsExactly(FormationReason.Rule.FULL, FormationReason.Rule.PARTIAL);
    assertThat(numbers(plan).getLast()).containsExactly(List.of(5), List.of(6));
  }

  @Test
  void countsThePartialWaitFromTheLongestWaitingOfTheRest() {
    assertThat(plan(SHORT_HANDED_AFTER_15S, START.plus(seconds(16)), singles(6)).nextPlanAt())
        .contains(START.plus(seconds(5 + 15)));
  }

  @Test
  void keepsAPartyInOneTeam() {
    assertThat(
            numbers(
                plan(
                    TWO_ON_TWO,
                    START.plus(seconds(9)),
                    single(1, seconds(1)),
                    party(2, 2, seconds(2)),
                    single(3, seconds(3)))))
        .containsExactly(List.of(List.of(1, 3), List.of(2)));
  }

  @Test
  void seatsWhoComesLaterWhenAPartyFitsNowhere() {
    assertThat(
            numbers(
                plan(
                    TWO_ON_TWO,
                    START.plus(seconds(9)),
                    single(1, seconds(1)),
                    single(2, seconds(2)),
                    party(3, 2, seconds(3)),
                    single(4, seconds(4)),
                    single(5, seconds(5)))))
        .containsExactly(List.of(List.of(1, 4), List.of(2, 5)));
  }

  @Test
  void letsOthersPlayWhenThreePartiesOfThreeStandAtTheHeadForFiveAgainstFive() {
    assertThat(
            numbers(
                plan(
                    new MatchRules(2, 5, Optional.empty()),
                    START.plus(seconds(9)),
                    party(1, 3, seconds(1)),
                    party(2, 3, seconds(2)),
                    party(3, 3, seconds(3)),
                    party(4, 5, seconds(4)),
                    party(5, 2, seconds(5)),
                    party(6, 2, seconds(6)))))
        .containsExactly(List.of(List.of(1, 5), List.of(2, 6)));
  }

  @Test
  void tellsWhoIsLeftWhetherPlayersAreMissingOrPartiesThatFit() {
    assertThat(plan(TWO_ON_TWO, START, singles(3)).blocked())
        .extracting(Blocked::by)
        .containsOnly(Blocked.By.TOO_FEW_PLAYERS);
    assertThat(plan(TWO_ON_TWO, START, party(1, 3, seconds(1)), single(2, seconds(2))).blocked())
        .extracting(Blocked::by)
        .containsExactly(Blocked.By.PARTY_SIZE, Blocked.By.TOO_FEW_PLAYERS);
  }

  @Test
  void leavesAPartyThatIsLargerThanTheLargestThatPlays() {
    MatchRules alone =
        new MatchRules(
            2,
            2,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            SplitWeights.DEFAULT);
    MatchPlan plan =
        plan(
            alone,
            START.plus(seconds(9)),
            party(1, 2, seconds(1)),
            single(2, seconds(2)),
            single(3, seconds(3)),
            single(4, seconds(4)),
            single(5, seconds(5)));
    assertThat(numbers(plan)).containsExactly(List.of(List.of(2, 4), List.of(3, 5)));
    assertThat(plan.blocked()).extracting(Blocked::by).containsExactly(Blocked.By.PARTY_SIZE);
  }

  @Test
  void leavesAPartyThatIsLargerThanATeam() {
    assertThat(
            numbers(
                plan(
                    TWO_ON_TWO,
                    START.plus(seconds(9)),
                    party(1, 3, seconds(1)),
                    party(2, 2, seconds(2)),
                    party(3, 2, seconds(3)))))
        .containsExactly(List.of(List.of(2), List.of(3)));
  }

  @Test
  void aPartyThatNobodyMatchesKeepsNobodyFromPlayingShortHanded() {
    MatchRules rules =
        new MatchRules(2, 5, Optional.of(new MatchRules.Partial(2, Duration.ofSeconds(15))));
    Ticket[] waiting = {party(1, 5, seconds(1)), single(2, seconds(2)), single(3, seconds(3))};
    MatchPlan early = plan(rules, START.plus(seconds(16)), waiting);
    assertThat(early.lineups()).isEmpty();
    assertThat(early.nextPlanAt()).contains(START.plus(seconds(17)));
    assertThat(numbers(plan(rules, START.plus(seconds(17)), waiting)))
        .containsExactly(List.of(List.of(2), List.of(3)));
  }

  @Test
  void playsNoShortHandedMatchOfTwoAgainstNobody() {
    assertThat(
            plan(SHORT_HANDED_AFTER_15S, START.plus(seconds(999)), party(1, 2, Duration.ZERO))
                .lineups())
        .isEmpty();
  }

  private static MatchPlan plan(MatchRules rules, Instant now, Ticket... tickets) {
    return new FirstComeFirstServed().plan(new Pool(List.of(tickets)), rules, now, 7);
  }

  /** Tickets 1 to n of one player, which joined a second apart. */
  private static Ticket[] singles(int count) {
    Ticket[] tickets = new Ticket[count];
    for (int number = 1; number <= count; number++) {
      tickets[number - 1] = single(number, seconds(number));
    }
    return tickets;
  }

  private static List<List<List<Integer>>> numbers(MatchPlan plan) {
    return plan.lineups().stream()
        .map(lineup ->
            lineup.teams().stream()
                .map(team -> team.stream().map(Waiting::number).toList())
                .toList())
        .toList();
  }
}
