package games.kickoff.core.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.player.Username;
import games.kickoff.core.rating.Rating;
import java.time.Instant;
import java.util.Optional;

/**
 * A player's place on a leaderboard.
 *
 * @param rank from 1; no two entries have the same
 * @param username empty when the player never registered
 * @param region the region of the queue in which they last played a rated match; empty when it has
 *     none
 * @param games rated matches they have played in the ladder
 * @param lastPlayed when the last of these matches ended
 */
public record BoardEntry(
    long rank,
    PlayerId player,
    Optional<Username> username,
    Rating rating,
    String region,
    int games,
    Instant lastPlayed) {

  /**
   * μ − 3σ, by which boards are ordered: the skill that the player almost certainly has at least.
   */
  public double conservative() {
    return rating.mean() - 3 * rating.deviation();
  }
}
