package games.kickoff.core.ladder;

import java.util.Optional;

/**
 * A request for a page of a leaderboard.
 *
 * @param region only players who last played in it; empty for all
 * @param limit the number of entries, 1 to {@value Leaderboards#MOST_ENTRIES}
 * @param after where the previous page ended; empty for the first page
 */
public record BoardRequest(
    LadderName ladder, String region, int limit, Optional<BoardCursor> after) {

  /**
   * @throws IllegalArgumentException when the limit is out of its range
   */
  public BoardRequest {
    if (limit < 1 || limit > Leaderboards.MOST_ENTRIES) {
      throw new IllegalArgumentException("limit is 1 to " + Leaderboards.MOST_ENTRIES);
    }
  }
}
