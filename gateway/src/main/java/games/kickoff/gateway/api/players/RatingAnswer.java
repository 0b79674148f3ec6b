package games.kickoff.gateway.api.players;

import games.kickoff.core.rating.Rating;

/**
 * A rating.
 *
 * @param mu the mean
 * @param sigma the standard deviation
 * @param score μ − 3σ, by which leaderboards are ordered
 */
public record RatingAnswer(double mu, double sigma, double score) {

  public static RatingAnswer of(Rating rating) {
    return new RatingAnswer(
        rating.mean(), rating.deviation(), rating.mean() - 3 * rating.deviation());
  }
}
