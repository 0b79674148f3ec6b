package games.kickoff.core.match.skill;

import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import java.time.Instant;

/**
 * Players of like skill, near the same region, whole parties, fair teams.
 *
 * <p>The longest waiting ticket is served first. Around it the group of least spread that fills the
 * teams exactly is looked for; it plays when its spread is within the window that its oldest
 * ticket's wait allows, and is dealt into the teams that cost least. Whoever finds no such group is
 * left where they are and blocks nobody. What is left then may play short-handed, under the same
 * rules.
 */
public final class SkillMatcher implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    return new Planning(pool, rules, now).plan();
  }
}
