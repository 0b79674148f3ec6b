package games.kickoff.core.rating;

/**
 * The parameters of the Gaussian system.
 *
 * @param mean a newcomer's μ
 * @param deviation a newcomer's σ
 * @param beta β, how far a player's performance in one game deviates from their skill: a player
 *     whose skill is β higher wins about 76 % of games of one against one
 * @param tau τ, how much skill changes from game to game; with 0, deviations shrink without end
 * @param drawProbability how often equal players draw, in [0, 1); 0 where a draw is impossible
 */
public record GaussianParameters(
    double mean, double deviation, double beta, double tau, double drawProbability) {

  private static final GaussianParameters DEFAULTS =
      new GaussianParameters(Scale.MEAN, Scale.DEVIATION, Scale.BETA, Scale.TAU, 0.10);

  /**
   * @throws IllegalArgumentException when a number is out of its range
   */
  public GaussianParameters {
    new Rating(mean, deviation);
    Require.positive("beta", beta);
    Require.notNegative("tau", tau);
    if (!(drawProbability >= 0 && drawProbability < 1)) {
      throw new IllegalArgumentException(
          "drawProbability is at least 0 and below 1, not " + drawProbability);
    }
  }

  /** TrueSkill's defaults: μ = 25, σ = μ/3, β = σ/2, τ = σ/100, and one game in ten is a draw. */
  public static GaussianParameters defaults() {
    return DEFAULTS;
  }
}
