package games.kickoff.core.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.queue.QueueKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recorded match, as people ask for it.
 *
 * @param region its queue's; empty: none
 * @param ladder the one it counts for; empty: none
 * @param teams the players of each team
 * @param quality how even it was expected to be, in [0, 1]; empty: it counts for no ladder, or
 *     never started
 * @param createdAt when it was formed
 * @param readyAt when its players were told; empty: never
 * @param reason why it ended, such as {@code Stopped}; empty: it runs
 */
public record PlayedMatch(
    MatchId id,
    QueueKey queue,
    String region,
    Optional<LadderName> ladder,
    List<List<MatchPlayer>> teams,
    OptionalDouble quality,
    Status status,
    Instant createdAt,
    Optional<Instant> readyAt,
    Optional<Instant> endedAt,
    String reason,
    Optional<AcceptedResult> result) {

  /** The same, with what is known of these players. */
  public PlayedMatch withPlayers(Map<PlayerId, MatchPlayer> players) {
    return new PlayedMatch(
        id,
        queue,
        region,
        ladder,
        teams.stream()
            .map(team ->
                team.stream().map(player -> players.getOrDefault(player.player(), player)).toList())
            .toList(),
        quality,
        status,
        createdAt,
        readyAt,
        endedAt,
        reason,
        result);
  }

  /** How it stands. */
  public enum Status {
    /** Being played. */
    RUNNING,
    /** Played until the server stopped, a result ended it, or until the time limit. */
    COMPLETED,
    /** Never started, or its server crashed. */
    FAILED,
    /** Its server was lost. */
    ABANDONED,
    /** A person deleted it. */
    CANCELLED
  }
}
