package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.FirstComeFirstServed;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.operator.fixture.FakePools;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.rules.Duel;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Instant NOW = Duel.START.plusSeconds(60);
  private static final MatchRules FOUR =
      new MatchRules(2, 2, Optional.of(new MatchRules.Partial(2, Duration.ofSeconds(90))));

  private final FakePools pools = new FakePools().at(NOW);
  private final AtomicLong nanos = new AtomicLong();
  private Duration takes = Duration.ZERO;
  private int plans;
  private final Matcher matcher =
      (pool, rules, now, seed) -> {
        plans++;
        nanos.addAndGet(takes.toNanos());
        return new FirstComeFirstServed().plan(pool, rules, now, seed);
      };
  private final PoolMirror mirror =
      new PoolMirror(pools, Duel.KEY, new OperatorMetrics(new CollectorRegistry()));
  private final Planner planner = new Planner(mirror, matcher, new Random(1), nanos::get);

  @BeforeEach
  void threeWait() {
    pools.publish(Duel.rules().published());
    pools.join(Duel.KEY, Duel.ticket(1), Duel.ticket(2), Duel.ticket(3));
    refresh();
  }

  @Test
  void plansOnceAsLongAsNothingChanges() {
    MatchPlan plan = plan(FOUR, NOW);
    refresh();
    assertThat(plan(FOUR, NOW.plusSeconds(30))).isSameAs(plan);
    assertThat(plans).isEqualTo(1);
  }

  @Test
  void plansAnewWhenSomebodyJoins() {
    plan(FOUR, NOW);
    pools.join(Duel.KEY, Duel.ticket(4));
    refresh();
    assertThat(plan(FOUR, NOW).lineups()).hasSize(1);
  }

  @Test
  void plansAnewWhenThePlanSaysSo() {
    Instant due = plan(FOUR, NOW).nextPlanAt().orElseThrow();
    assertThat(plan(FOUR, due.minusNanos(1)).lineups()).isEmpty();
    assertThat(plan(FOUR, due).lineups()).hasSize(1);
    assertThat(plans).isEqualTo(2);
  }

  @Test
  void plansAnewUnderOtherRules() {
    plan(FOUR, NOW);
    assertThat(plan(new MatchRules(3, 1, Optional.empty()), NOW).lineups()).hasSize(1);
  }

  @Test
  void keepsNoPlanWhoseMatchesMayNotHaveBeenFormed() {
    MatchRules three = new MatchRules(3, 1, Optional.empty());
    plan(three, NOW);
    plan(three, NOW);
    assertThat(plans).isEqualTo(2);
  }

  @Test
  void keepsNoPlanThatLeftRefusedTicketsOut() {
    planner.plan(FOUR, NOW, Set.of(Duel.ticketId(1)));
    plan(FOUR, NOW);
    assertThat(plans).isEqualTo(2);
  }

  @Test
  void restsFourTimesAsLongAsAPlanTook() {
    takes = Duration.ofMillis(20);
    plan(FOUR, NOW);
    assertThat(planner.rest(FOUR, NOW))
        .isZero(); // that plan is still valid, so no new one is needed
    pools.join(Duel.KEY, Duel.ticket(4));
    refresh();
    assertThat(planner.rest(FOUR, NOW)).isEqualTo(Duration.ofMillis(80));
    nanos.addAndGet(Duration.ofMillis(80).toNanos());
    assertThat(planner.rest(FOUR, NOW)).isZero();
  }

  @Test
  void restsASecondAtMostAndNotAfterAQuickPlan() {
    takes = Duration.ofSeconds(3);
    plan(FOUR, NOW);
    pools.join(Duel.KEY, Duel.ticket(4));
    refresh();
    assertThat(planner.rest(FOUR, NOW)).isEqualTo(Duration.ofSeconds(1));
    takes = Duration.ofMillis(4);
    plan(new MatchRules(2, 3, Optional.empty()), NOW);
    assertThat(planner.rest(FOUR, NOW)).isZero();
  }

  private MatchPlan plan(MatchRules rules, Instant now) {
    return planner.plan(rules, now, Set.of());
  }

  private void refresh() {
    mirror.refresh(came -> {});
  }
}
