package games.kickoff.core.result;

import java.util.Optional;

/**
 * Which part of the latest matches.
 *
 * @param region of their queues; empty: all
 * @param limit matches, 1 to {@value #MOST_MATCHES}
 * @param after where the page before ended; empty: from the newest
 */
public record MatchRequest(String region, int limit, Optional<MatchCursor> after) {

  /** The largest page. */
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
