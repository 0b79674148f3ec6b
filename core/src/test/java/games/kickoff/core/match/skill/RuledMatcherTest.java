package games.kickoff.core.match.skill;

import static games.kickoff.core.match.skill.Skilled.START;
import static games.kickoff.core.match.skill.Skilled.WITHIN_5;
import static games.kickoff.core.match.skill.Skilled.match;
import static games.kickoff.core.match.skill.Skilled.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.FirstComeFirstServed;
import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SplitWeights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuledMatcherTest {

  private static final Pool FAR_APART = new Pool(List.of(ticket(1, 1, 10), ticket(2, 1, 40)));

  @Test
  void looksAtSkillWhenTheRulesDo() {
    assertThat(plan(FAR_APART, match(2, 1, WITHIN_5)).lineups()).isEmpty();
  }

  @Test
  void servesInTurnWhenTheRulesSayNothingElse() {
    MatchRules teamsOnly = new MatchRules(2, 1, Optional.empty());
    assertThat(plan(FAR_APART, teamsOnly))
        .isEqualTo(new FirstComeFirstServed().plan(FAR_APART, teamsOnly, START, 7));
    assertThat(plan(FAR_APART, teamsOnly).lineups()).hasSize(1);
  }

  @Test
  void looksAtLatencyWithoutSkill() {
    MatchRules near =
        new MatchRules(
            2,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new LatencyRules(new Ramp(50, 0, 50), List.of("eu", "us"))),
            Duration.ZERO,
            SplitWeights.DEFAULT);
    Pool pool =
        new Pool(
            List.of(
                Skilled.ticket(1, 1, 0, Map.of("latency.eu", 20.0, "rating", 10.0)),
                Skilled.ticket(2, 1, 0, Map.of("latency.us", 20.0)),
                Skilled.ticket(3, 1, 0, Map.of("latency.eu", 30.0, "rating", 90.0))));
    MatchPlan plan = plan(pool, near);
    assertThat(plan.lineups())
        .singleElement()
        .satisfies(lineup -> {
          assertThat(lineup.tickets()).extracting(Skilled::number).containsExactlyInAnyOrder(1, 3);
          assertThat(lineup.why().fairness()).isEmpty();
          assertThat(lineup.why().region()).isEqualTo("eu");
        });
  }

  private static MatchPlan plan(Pool pool, MatchRules rules) {
    return new RuledMatcher().plan(pool, rules, START, 7);
  }
}
