package games.kickoff.core.rating;

/**
 * A player's estimated skill: a normal distribution.
 *
 * @param mean the estimate, μ
 * @param deviation its uncertainty, σ: above 0
 */
public record Rating(double mean, double deviation) {

  /**
   * @throws IllegalArgumentException when the mean is not finite or the deviation not above 0
   */
  public Rating {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("a rating's mean is a finite number, not " + mean);
    }
    Require.positive("a rating's deviation", deviation);
  }

  double variance() {
    return deviation * deviation;
  }

  /** The rating before the next game: skill has changed since, so the variance grows by τ². */
  Rating aged(double tau) {
    return new Rating(mean, Math.hypot(deviation, tau));
  }
}
