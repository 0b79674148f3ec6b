package games.kickoff.core.rating;

/**
 * The parameters of the Plackett–Luce system.
 *
 * @param mean a newcomer's μ
 * @param deviation a newcomer's σ
 * @param beta β, how far a team's performance in one game deviates from its skill
 * @param tau τ, how much skill changes from game to game; with 0, deviations shrink without end
 * @param kappa κ, the smallest share of its variance that a rating keeps in one game, in (0, 1]
 */
public record PlackettLuceParameters(
    double mean, double deviation, double beta, double tau, double kappa) {

  private static final PlackettLuceParameters DEFAULTS =
      new PlackettLuceParameters(Scale.MEAN, Scale.DEVIATION, Scale.BETA, Scale.TAU, 0.0001);

  /**
   * @throws IllegalArgumentException when a number is out of its range
   */
  public PlackettLuceParameters {
    new Rating(mean, deviation);
    Require.positive("beta", beta);
    Require.notNegative("tau", tau);
    if (!(kappa > 0 && kappa <= 1)) {
      throw new IllegalArgumentException("kappa is above 0 and at most 1, not " + kappa);
    }
  }

  /**
   * Weng and Lin's defaults: μ = 25, σ = μ/3, β = σ/2, κ = 0.0001; and τ = σ/100 as in TrueSkill.
   */
  public static PlackettLuceParameters defaults() {
    return DEFAULTS;
  }
}
