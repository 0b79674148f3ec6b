package games.kickoff.loadtest.ranked;

import games.kickoff.loadtest.gateway.ApiKey;
import java.net.URI;
import java.time.Duration;

/**
 * One run.
 *
 * @param key the studio's: its backend hands in the results
 * @param region of the queue
 * @param ladder the queue's
 * @param players a multiple of the match size, so that everybody plays in every round
 * @param matchSize players of a match
 * @param roundLimit after which a round has failed
 * @param seed of the players' skills and of all that chance decides
 */
public record RankedOptions(
    URI gateway,
    ApiKey key,
    String region,
    String ladder,
    int players,
    int rounds,
    int matchSize,
    Duration roundLimit,
    long seed) {

  public RankedOptions {
    if (players < matchSize || players % matchSize != 0) {
      throw new IllegalArgumentException(
          "players must be a multiple of " + matchSize + ", so that everybody plays");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1");
    }
  }
}
