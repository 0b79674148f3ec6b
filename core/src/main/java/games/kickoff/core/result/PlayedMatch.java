package games.kickoff.core.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recorded match as the API returns it.
 *
 * @param region its queue's; empty when it has none
 * @param ladder the one it counts for; empty when it counts for none
 * @param teams the players of each team
 * @param quality how even it was expected to be, in [0, 1]; empty when it counts for no ladder, or
 *     never started
 * @param createdAt when it was formed
 * @param readyAt when its players were assigned; empty when they never were
 * @param reason why it ended; empty while it runs
 */
public record PlayedMatch(
    MatchId id,
    QueueKey queue,
    String region,
    Optional<LadderName> ladder,
    List<List<MatchPlayer>> teams,
    OptionalDouble quality,
    MatchStatus status,
    Instant createdAt,
    Optional<Instant> readyAt,
    Optional<Instant> endedAt,
    Optional<EndReason> reason,
    Optional<AcceptedResult> result) {

  /** This match with those of its players replaced that the map has. */
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
}
