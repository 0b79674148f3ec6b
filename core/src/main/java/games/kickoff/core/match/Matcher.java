package games.kickoff.core.match;

import java.time.Instant;

/**
 * Decides which waiting tickets play together. Pure: same arguments, same plan; it keeps nothing
 * between calls, reads no clock and draws randomness from the seed alone.
 */
public interface Matcher {

  /**
   * Plans matches.
   *
   * @param now the time the stores have, not this process'
   * @param seed for matchers that break ties at random
   */
  MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed);
}
