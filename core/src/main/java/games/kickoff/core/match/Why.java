package games.kickoff.core.match;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a match was formed when and as it was.
 *
 * @param oldestWait how long the longest waiting of its tickets had waited
 * @param fairness how fair it is; empty when nobody looked at skill
 * @param region where all of its tickets are near enough; empty when nobody asked
 */
public record Why(Rule rule, Duration oldestWait, Optional<Fairness> fairness, String region) {

  /** The rule that let the match be formed. */
  public enum Rule {
    /** Every team is full. */
    FULL,
    /** Short-handed, after the partial rule's wait. */
    PARTIAL
  }

  /**
   * How fair a match is, as foretold when it was formed.
   *
   * @param quality 1 for teams without any difference, towards 0 the higher the cost
   * @param chance that the first team beats the second; of three or more, the strongest the weakest
   * @param spread between its highest and lowest ticket
   * @param window in force: the spread its oldest ticket's wait allowed
   */
  public record Fairness(double quality, double chance, double spread, double window) {}

  /** A match formed without a look at skill or region. */
  public Why(Rule rule, Duration oldestWait) {
    this(rule, oldestWait, Optional.empty(), "");
  }
}
