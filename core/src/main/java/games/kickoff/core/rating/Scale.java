package games.kickoff.core.rating;

/**
 * The default scale of skill: a newcomer's rating, and the parameters that the rating systems and
 * the matcher use unless a queue sets others.
 *
 * <p>Source: Herbrich, Minka, Graepel, "TrueSkill", 2006, section 5.
 */
public final class Scale {

  /** A newcomer's mean, μ. */
  public static final double MEAN = 25;

  /** A newcomer's deviation, σ. */
  public static final double DEVIATION = MEAN / 3;

  /** How far a performance deviates from skill, β: a standard deviation. */
  public static final double BETA = MEAN / 6;

  /** How much skill changes from game to game, τ: a standard deviation. */
  public static final double TAU = MEAN / 300;

  private Scale() {}
}
