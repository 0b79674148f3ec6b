package games.kickoff.core.match.skill;

import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import java.time.Instant;

/**
 * Forms matches of similar skill in a common region, out of whole parties, with balanced teams.
 *
 * <p>A greedy algorithm in order of waiting time (first come, first served, by seed): each ticket
 * in turn is the seed of a search. The search finds, among all sets of tickets that contain the
 * seed and fill the teams exactly, one whose skill range (highest minus lowest, the
 * <em>spread</em>) is least. The set becomes a match if its spread is within the window that the
 * wait of its oldest ticket allows; windows widen with the wait, the usual relaxation of a
 * matchmaker's search. It is then partitioned into the teams of least {@link MatchCost}. A seed
 * without such a set stays in the pool and can still be picked by a later seed. Tickets left at the
 * end may form partial matches under the same rules, if the queue allows those.
 *
 * <p>Greedy because the global optimum is out of reach: to partition a pool into groups of three or
 * more at least total cost is NP-hard (Garey and Johnson, Computers and Intractability, 1979,
 * partition into triangles, GT11). The search around one seed is exact. ADR 7 has the reasons and
 * the alternative that was measured.
 */
public final class SkillMatcher implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    return new Planning(pool, rules, now).plan();
  }
}
