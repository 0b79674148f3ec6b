package games.kickoff.loadtest.ranked;

import games.kickoff.loadtest.gateway.ApiKey;
import java.net.URI;
import java.time.Duration;

/**
 * The options of one run.
 *
 * @param key the studio's API key, with which results are handed in as by its backend
 * @param region the region of the queue
 * @param ladder the name of the queue's ladder
 * @param players the number of players; a multiple of the match size, so that everybody plays in
 *     every round
 * @param matchSize the number of players of a match
 * @param roundLimit the time after which a round has failed
 * @param seed the seed of the players' skills and of everything else that is random
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
