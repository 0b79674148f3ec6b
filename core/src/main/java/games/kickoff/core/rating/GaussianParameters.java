package games.kickoff.core.rating;

/**
 * What the Gaussian system assumes of a game.
 *
 * @param mean a newcomer's μ
 * @param deviation a newcomer's σ
 * @param beta β, how far a player's performance in one game strays from their skill: one who is β
 *     better wins about 76 % of duels
 * @param tau τ, how much skill moves from game to game; 0 lets deviations shrink without end
 * @param drawProbability how often equal players draw, in [0, 1); 0 where a draw can't happen
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

  /** TrueSkill's: μ = 25, σ = μ/3, β = σ/2, τ = σ/100, and one game in ten a draw. */
  public static GaussianParameters defaults() {
    return DEFAULTS;
  }
}
