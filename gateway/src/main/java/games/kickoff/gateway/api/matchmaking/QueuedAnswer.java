package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A player in a region's queue. They are {@code matched} only once their ticket is assigned, so
 * once the match is recorded and its server is known (invariant 9).
 *
 * @param status {@code queued} or {@code matched}
 * @param joinedAt when they first joined, in RFC 3339
 * @param attributes their ticket's: {@code rating} and {@code uncertainty} if the queue has a
 *     ladder
 * @param matchId left out, like host and port, unless matched
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record QueuedAnswer(
    String playerId,
    String region,
    String queue,
    String ticketId,
    String status,
    String joinedAt,
    Map<String, Double> attributes,
    @Nullable String matchId,
    @Nullable String host,
    @Nullable Integer port) {

  static QueuedAnswer of(PlayerId player, String region, TicketView ticket) {
    boolean matched = ticket.state() == TicketState.ASSIGNED;
    @Nullable Endpoint server = matched ? ticket.endpoint().orElseThrow() : null;
    return new QueuedAnswer(
        player.value(),
        region,
        ticket.queue().toString(),
        ticket.id().value(),
        matched ? "matched" : "queued",
        ticket.joinedAt().toString(),
        ticket.attributes().values(),
        matched ? ticket.match().map(MatchId::value).orElseThrow() : null,
        server == null ? null : server.host(),
        server == null ? null : server.port());
  }
}
