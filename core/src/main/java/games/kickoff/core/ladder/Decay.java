package games.kickoff.core.ladder;

import games.kickoff.core.rating.Rating;
import java.time.Duration;
import java.time.Instant;

/**
 * How the rating of an inactive player decays: the longer they have not played, the less is known
 * of their skill, so σ grows back, up to a newcomer's, while μ stays. As in Glicko (Glickman 1995)
 * the variance grows by the same amount each day, so it makes no difference in how many steps decay
 * is applied.
 *
 * @param after how long after their last game decay begins
 * @param perDay by how much σ would grow in the first day if it were 0: {@code σ' = √(σ² + days ·
 *     perDay²)}
 */
public record Decay(Duration after, double perDay) {

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public Decay {
    if (after.isNegative()) {
      throw new IllegalArgumentException("decay begins after a time of at least 0s");
    }
    if (!(perDay > 0 && perDay <= 100)) {
      throw new IllegalArgumentException("decay per day is above 0 and at most 100, not " + perDay);
    }
  }

  /** The whole days of decay since it began, at most 1,000,000; 0 when it has not begun yet. */
  public int days(Instant lastPlayed, Instant now) {
    Duration due = Duration.between(lastPlayed.plus(after), now);
    return due.isNegative() ? 0 : Math.toIntExact(Math.min(due.toDays(), 1_000_000));
  }

  /**
   * The rating after that many more days of decay.
   *
   * @param newcomer a newcomer's rating; σ does not grow beyond its σ
   */
  public Rating apply(Rating rating, int days, Rating newcomer) {
    if (days <= 0 || rating.deviation() >= newcomer.deviation()) {
      return rating;
    }
    double grown = Math.sqrt(rating.deviation() * rating.deviation() + days * perDay * perDay);
    return new Rating(rating.mean(), Math.min(grown, newcomer.deviation()));
  }
}
