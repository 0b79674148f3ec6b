package games.kickoff.core.match;

import java.time.Duration;
import java.util.Optional;

/**
 * What a match of a queue looks like.
 *
 * @param teamCount teams in a match, at least 1
 * @param teamSize players in a full team, at least 1
 * @param partial when to play short-handed; empty: never
 */
public record MatchRules(int teamCount, int teamSize, Optional<Partial> partial) {

  /**
   * Playing short-handed.
   *
   * @param minPlayers players a partial match needs: at least one a team, at most a full match
   * @param after how long the longest waiting ticket must have waited
   */
  public record Partial(int minPlayers, Duration after) {

    /**
     * @throws IllegalArgumentException when the wait is negative
     */
    public Partial {
      if (after.isNegative()) {
        throw new IllegalArgumentException("partial.after is not negative");
      }
    }
  }

  /**
   * @throws IllegalArgumentException when a number is out of its range
   */
  public MatchRules {
    if (teamCount < 1 || teamSize < 1) {
      throw new IllegalArgumentException("a match has at least one team of at least one player");
    }
    if ((long) teamCount * teamSize > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a match has at most 2^31 - 1 players");
    }
    int full = teamCount * teamSize;
    int teams = teamCount;
    partial.ifPresent(p -> {
      if (p.minPlayers() < teams || p.minPlayers() > full) {
        throw new IllegalArgumentException(
            "partial.minPlayers is at least one a team (%d) and at most a full match (%d)"
                .formatted(teams, full));
      }
    });
  }

  /** Players in a full match. */
  public int fullMatch() {
    return teamCount * teamSize;
  }
}
