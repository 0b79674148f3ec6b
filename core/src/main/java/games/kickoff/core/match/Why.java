package games.kickoff.core.match;

import java.time.Duration;

/**
 * Why a match was formed when and as it was.
 *
 * @param oldestWait how long the longest waiting of its tickets had waited
 */
public record Why(Rule rule, Duration oldestWait) {

  /** The rule that let the match be formed. */
  public enum Rule {
    /** Every team is full. */
    FULL,
    /** Short-handed, after the partial rule's wait. */
    PARTIAL
  }
}
