package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import java.util.Optional;

/**
 * The answer to a player's request to leave all queues.
 *
 * @param status {@code dequeued}; {@code matched}: too late, but if that match never starts, the
 *     player does not return to a queue; {@code not_found}: the player was in no queue
 * @param matchId the match, if the status is {@code matched}; else left out
 */
record DequeuedAnswer(
    String playerId, String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) String matchId) {

  static DequeuedAnswer of(PlayerId player, boolean left, Optional<MatchId> match) {
    String status = match.isPresent() ? "matched" : left ? "dequeued" : "not_found";
    return new DequeuedAnswer(player.value(), status, match.map(MatchId::value).orElse(""));
  }
}
