package games.kickoff.simulator;

import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.rating.Scale;
import java.time.Duration;
import java.util.Optional;

/** The example in docs/matchmaking.md: five against five, by skill. */
public final class FiveOnFive {

  private FiveOnFive() {}

  public static MatchRules rules() {
    return new MatchRules(
        2,
        5,
        5,
        Optional.empty(),
        Optional.of(
            new SkillRules(
                SkillRules.RATING,
                SkillRules.UNCERTAINTY,
                new SkillRules.Unknown(Scale.MEAN, Scale.DEVIATION),
                new Ramp(2.3, 0.06, 60, Duration.ofSeconds(7)),
                SkillRules.Aggregation.MEAN,
                SkillRules.UncertainCap.NONE,
                Scale.BETA)),
        Optional.empty(),
        Duration.ZERO,
        SplitWeights.DEFAULT);
  }
}
