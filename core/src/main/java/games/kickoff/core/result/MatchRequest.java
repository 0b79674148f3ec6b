package games.kickoff.core.result;

import java.util.Optional;

/**
 * A request for a page of the latest matches.
 *
 * @param region only matches of queues with this region; empty for all
 * @param limit the number of matches, 1 to {@value #MOST_MATCHES}
 * @param after where the previous page ended; empty for the first page
 */
public record MatchRequest(String region, int limit, Optional<MatchCursor> after) {

  /** The most matches of a page. */
  public static final int MOST_MATCHES = 100;

  /**
   * @throws IllegalArgumentException when the limit is out of its range
   */
  public MatchRequest {
    if (limit < 1 || limit > MOST_MATCHES) {
      throw new IllegalArgumentException("limit is 1 to " + MOST_MATCHES);
    }
  }
}
