package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import java.util.Optional;

/**
 * What became of a wish to leave.
 *
 * @param status {@code dequeued}; {@code matched}: too late, though they are out if that match
 *     never starts; {@code not_found}: they were in no queue
 * @param matchId with {@code matched}
 */
record DequeuedAnswer(
    String playerId, String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) String matchId) {

  static DequeuedAnswer of(PlayerId player, boolean left, Optional<MatchId> match) {
    String status = match.isPresent() ? "matched" : left ? "dequeued" : "not_found";
    return new DequeuedAnswer(player.value(), status, match.map(MatchId::value).orElse(""));
  }
}
