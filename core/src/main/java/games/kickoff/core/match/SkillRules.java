package games.kickoff.core.match;

import java.time.Duration;

/**
 * Players of like skill play together.
 *
 * @param mean attribute that holds a ticket's skill; {@code mean.1}, {@code mean.2} … are that of
 *     its players one by one, in the order the ticket lists them
 * @param uncertainty attribute that holds its standard deviation, likewise
 * @param unknown what a player has whose ticket says nothing
 * @param window how far the highest and the lowest ticket of a match may be apart, by the wait of
 *     its oldest ticket
 * @param aggregation what a party counts as
 * @param cap on very uncertain players
 * @param beta how much a player's performance varies around their skill (a standard deviation): the
 *     unit in which skill differences decide matches
 */
public record SkillRules(
    String mean,
    String uncertainty,
    Unknown unknown,
    Ramp window,
    Aggregation aggregation,
    UncertainCap cap,
    double beta) {

  /**
   * The attribute that holds a ticket's skill where a queue names no other, and of every ladder.
   */
  public static final String RATING = "rating";

  /** The attribute that holds its standard deviation, likewise. */
  public static final String UNCERTAINTY = "uncertainty";

  /** What a party's tickets count as in the window. */
  public enum Aggregation {
    /** The mean of its players. */
    MEAN,
    /** Its best player. */
    MAX
  }

  /** The skill of somebody of whom nothing is known. */
  public record Unknown(double mean, double uncertainty) {}

  /**
   * How many players of a match may be very uncertain. A queue of beginners plays too: it holds for
   * a time only.
   *
   * @param above the uncertainty above which a player is very uncertain
   * @param maxShare of the players of a match, 0 to 1
   * @param holds for matches whose oldest ticket has waited less
   */
  public record UncertainCap(double above, double maxShare, Duration holds) {

    /** No cap. */
    public static final UncertainCap NONE = new UncertainCap(Double.MAX_VALUE, 1, Duration.ZERO);

    /**
     * @throws IllegalArgumentException when the share is not 0 to 1
     */
    public UncertainCap {
      if (!(maxShare >= 0 && maxShare <= 1)) {
        throw new IllegalArgumentException("uncertain.maxShare is 0 to 1");
      }
    }
  }

  /**
   * @throws IllegalArgumentException when beta is not positive
   */
  public SkillRules {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("skill.beta is positive");
    }
  }

  /** These rules with another window. */
  public SkillRules withWindow(Ramp other) {
    return new SkillRules(mean, uncertainty, unknown, other, aggregation, cap, beta);
  }
}
