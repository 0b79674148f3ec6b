package games.kickoff.gateway.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.Reason;
import games.kickoff.core.server.Endpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /v1/matches/{match}}.
 *
 * @param state {@code starting} until its players are assigned, then {@code active}; at the end
 *     {@code ended}, or {@code failed} if they were never assigned
 * @param formedAt in RFC 3339
 * @param host left out, like the port, unless the match is active
 * @param reason left out if there is none
 */
record MatchAnswer(
    String id,
    String queue,
    String state,
    List<String> players,
    List<String> tickets,
    String formedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String host,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer port,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {

  static MatchAnswer of(MatchView match) {
    Optional<Endpoint> server =
        match.endpoint().filter(known -> match.state() == MatchView.State.ASSIGNED);
    return new MatchAnswer(
        match.id().value(),
        match.queue().toString(),
        state(match.state()),
        match.players().stream().map(PlayerId::value).toList(),
        match.tickets().stream().map(TicketId::value).toList(),
        match.id().formedAt().toString(),
        server.map(Endpoint::host).orElse(null),
        server.map(Endpoint::port).orElse(null),
        Reason.word(match.reason()));
  }

  private static String state(MatchView.State state) {
    return switch (state) {
      case CLAIMED, CONFIRMED -> "starting";
      case ASSIGNED -> "active";
      case ENDED -> "ended";
      case FAILED -> "failed";
    };
  }
}
