package games.kickoff.core.match.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest matches there may be, short-handed ones too, hold nobody up. */
class LargeMatchesTest {

  /** A minute is for a machine that is busy; it takes a second or two. */
  @ParameterizedTest
  @CsvSource({"10, 100", "2, 50", "100, 1"})
  void arePlannedInReasonableTimeThoughNoneCanBeFormed(int teams, int size) {
    Random random = new Random(1);
    List<Ticket> waiting = new ArrayList<>();
    for (int number = 1; number <= 1_200; number++) {
      waiting.add(
          Skilled.ticket(
              number,
              Math.min(size, 1 + random.nextInt(3)),
              0,
              Map.of("rating", 25 + 6 * random.nextGaussian(), "uncertainty", 1.5)));
    }
    MatchRules rules =
        new MatchRules(
            teams,
            size,
            size,
            Optional.of(new MatchRules.Partial(Math.max(teams, 30), Duration.ofSeconds(1))),
            Optional.of(Skilled.rules(new Ramp(0.02, 0, 0.02), SkillRules.UncertainCap.NONE)),
            Optional.empty(),
            Duration.ZERO,
            SplitWeights.DEFAULT);
    CompletableFuture<MatchPlan> plan =
        CompletableFuture.supplyAsync(() ->
            new SkillMatcher().plan(new Pool(waiting), rules, Skilled.START.plusSeconds(9), 1));
    assertThatNoException().isThrownBy(() -> plan.get(60, TimeUnit.SECONDS));
    assertThat(plan.join().blocked()).isNotEmpty();
  }
}
