package games.kickoff.core.rating;

/**
 * The scale of skill that everybody is placed on who says nothing else: a newcomer's belief, and
 * what the rating systems and the matcher take for granted.
 *
 * <p>Source: Herbrich, Minka, Graepel, "TrueSkill", 2006, section 5.
 */
public final class Scale {

  /** A newcomer's mean, μ. */
  public static final double MEAN = 25;

  /** A newcomer's deviation, σ. */
  public static final double DEVIATION = MEAN / 3;

  /** How far a performance strays from skill, β: a standard deviation. */
  public static final double BETA = MEAN / 6;

  /** How much skill moves from game to game, τ: a standard deviation. */
  public static final double TAU = MEAN / 300;

  private Scale() {}
}
