package games.kickoff.gateway.api.matchmaking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the matchmaking routes answer it, with field names in camelCase. It is {@code
 * matched} only once it is assigned, so once the match is recorded and its server is known
 * (invariant 9).
 *
 * @param status {@code searching}, {@code matched} or {@code cancelled}
 * @param blockedBy what keeps the ticket waiting; left out if nothing does, or if the queue was not
 *     looked at yet
 * @param matchId left out, like the server, unless matched
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchAnswer(
    String ticketId,
    String status,
    @Nullable String blockedBy,
    @Nullable String matchId,
    @Nullable Server server) {

  /**
   * The server to connect to.
   *
   * @param url {@code host:port}
   * @param gameId the match's id
   */
  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  record Server(String url, String gameId) {}

  /** The answer about a ticket without a terminal state. */
  static SearchAnswer of(TicketView ticket) {
    if (ticket.state() != TicketState.ASSIGNED) {
      return without(ticket, "searching");
    }
    String match = ticket.match().map(MatchId::value).orElseThrow();
    return new SearchAnswer(
        ticket.id().value(),
        "matched",
        null,
        match,
        new Server(ticket.endpoint().orElseThrow().toString(), match));
  }

  static SearchAnswer cancelled(TicketView ticket) {
    return without(ticket, "cancelled");
  }

  private static SearchAnswer without(TicketView ticket, String status) {
    String blockedBy = ticket.blocked().map(by -> by.name().toLowerCase(Locale.ROOT)).orElse(null);
    return new SearchAnswer(ticket.id().value(), status, blockedBy, null, null);
  }
}
