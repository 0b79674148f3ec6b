package games.kickoff.core.ladder;

import java.util.Optional;

/**
 * Which part of which board.
 *
 * @param region players who last played there; empty: all
 * @param limit entries, 1 to {@value Leaderboards#MOST_ENTRIES}
 * @param after where the page before ended; empty: from the top
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
