package games.kickoff.core.match.skill;

/**
 * Probabilities of winning under the Thurstone-Mosteller model: normally distributed performances.
 */
final class Chance {

  private Chance() {}

  /**
   * The probability that the side ahead by {@code lead} wins.
   *
   * @param lead the difference of both sides' means
   * @param variance the variance of the difference of both sides' performances: nβ² + Σσ²
   */
  static double ofWinning(double lead, double variance) {
    return variance <= 0 ? (lead > 0 ? 1 : lead < 0 ? 0 : 0.5) : phi(lead / Math.sqrt(variance));
  }

  /** Φ by Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26: error below 1e-7. */
  static double phi(double z) {
    if (z == 0) {
      return 0.5; // even teams are even, to the last digit
    }
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double erf = 1 - polynomial * Math.exp(-x * x);
    return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
  }
}
