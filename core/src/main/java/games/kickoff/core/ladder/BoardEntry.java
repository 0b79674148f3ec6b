package games.kickoff.core.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.player.Username;
import games.kickoff.core.rating.Rating;
import java.time.Instant;
import java.util.Optional;

/**
 * A player's place on a board.
 *
 * @param rank their place, from 1; no two have the same
 * @param username empty when they never registered
 * @param region where they last played a rated match; empty: in a queue without one
 * @param games rated matches they have played in the ladder
 * @param lastPlayed when the last of them ended
 */
public record BoardEntry(
    long rank,
    PlayerId player,
    Optional<Username> username,
    Rating rating,
    String region,
    int games,
    Instant lastPlayed) {

  /** μ − 3σ: the skill they almost certainly have, by which boards are ordered. */
  public double conservative() {
    return rating.mean() - 3 * rating.deviation();
  }
}
