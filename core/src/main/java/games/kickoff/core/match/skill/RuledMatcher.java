package games.kickoff.core.match.skill;

import games.kickoff.core.match.FirstComeFirstServed;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import java.time.Instant;

/**
 * Plans with the matcher that a queue's rules ask for: {@link SkillMatcher} where they name skill,
 * latency or like parties, {@link FirstComeFirstServed} otherwise. Operator and simulator use it.
 */
public final class RuledMatcher implements Matcher {

  private final Matcher inTurn = new FirstComeFirstServed();
  private final Matcher bySkill = new SkillMatcher();

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    boolean choosy =
        rules.skill().isPresent()
            || rules.latency().isPresent()
            || rules.likeParties().isPositive();
    return (choosy ? bySkill : inTurn).plan(pool, rules, now, seed);
  }
}
