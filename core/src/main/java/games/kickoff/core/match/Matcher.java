package games.kickoff.core.match;

import java.time.Instant;

/**
 * Decides which waiting tickets play together. It is a pure function: the same arguments yield the
 * same plan; it keeps no state between calls, reads no clock and draws randomness from the seed
 * alone.
 */
public interface Matcher {

  /**
   * Plans matches.
   *
   * @param now the time by Redis' clock, not by this process'
   * @param seed the seed for matchers that break ties at random
   */
  MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed);
}
