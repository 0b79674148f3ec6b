package games.kickoff.core.match;

import java.time.Duration;

/**
 * The rules by which players of similar skill play together.
 *
 * @param mean the name of the attribute that holds a ticket's skill; {@code mean.1}, {@code mean.2}
 *     and so on hold the skills of its players, in the order in which the ticket lists them
 * @param uncertainty the name of the attribute that holds the skill's standard deviation, and
 *     likewise of its players
 * @param unknown the skill of players whose ticket does not have these attributes
 * @param window the largest difference in skill between the highest and the lowest ticket of a
 *     match, depending on how long its oldest ticket has waited
 * @param aggregation how the skill of a party is computed from that of its players
 * @param cap the limit on very uncertain players in a match
 * @param beta how much a player's performance varies around their skill (a standard deviation): the
 *     unit in which differences in skill decide matches
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
   * The name of the attribute that holds a ticket's skill, unless a queue names another. It is the
   * one of every queue with a ladder.
   */
  public static final String RATING = "rating";

  /** The name of the attribute that holds the skill's standard deviation, likewise. */
  public static final String UNCERTAINTY = "uncertainty";

  /** How the skill of a party, with which its ticket is compared with others, is computed. */
  public enum Aggregation {
    /** The mean of its players' skills. */
    MEAN,
    /** The skill of its best player. */
    MAX
  }

  /** The skill assumed of a player of whom nothing is known. */
  public record Unknown(double mean, double uncertainty) {}

  /**
   * How many players of a match may be very uncertain. The limit holds for a time only, so that a
   * queue of beginners can play, too.
   *
   * @param above the uncertainty above which a player is very uncertain
   * @param maxShare the largest share of such players in a match, 0 to 1
   * @param holds the limit holds for matches whose oldest ticket has waited less than this
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
