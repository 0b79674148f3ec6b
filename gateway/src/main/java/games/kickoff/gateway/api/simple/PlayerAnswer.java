package games.kickoff.gateway.api.simple;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.reason.Reason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.TicketView;
import java.util.List;

/**
 * The answer to join and status. A ticket is {@code matched} once it is ASSIGNED, so once its match
 * is recorded and its server is known (invariant 9). A CLAIMED ticket looks like a WAITING one.
 *
 * @param sessionId {@code pending-} and the ticket's id while it is WAITING or CLAIMED; the match's
 *     id from ASSIGNED on; empty if the ticket ended without a match
 * @param connectHost empty, and the port 0, unless the status is {@code matched}
 * @param reason why the ticket is in its state; left out if there is none
 */
record PlayerAnswer(
    String sessionId,
    String status,
    List<String> players,
    String connectHost,
    int connectPort,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {

  /** The prefix of a ticket's id in the place of a session's id. */
  static final String PENDING = "pending-";

  /** The answer to a join. */
  static PlayerAnswer toJoin(TicketView ticket, Roster roster) {
    return of(ticket, roster, "queued");
  }

  /** The answer about a player's newest ticket in the queue. */
  static PlayerAnswer toStatus(TicketView ticket, Roster roster) {
    return of(ticket, roster, "pending");
  }

  /** The answer about a player without a ticket: they never joined, or too long ago. */
  static PlayerAnswer unknown() {
    return new PlayerAnswer("", "unknown", List.of(), "", 0, "no_ticket");
  }

  private static PlayerAnswer of(TicketView ticket, Roster roster, String waiting) {
    return switch (ticket.state()) {
      case WAITING, CLAIMED ->
          new PlayerAnswer(
              PENDING + ticket.id(),
              waiting,
              names(ticket.players()),
              "",
              0,
              Reason.word(ticket.reason()));
      case ASSIGNED -> matched(ticket, roster);
      case ENDED -> ended(ticket, roster);
      case CANCELLED, EXPIRED, FAILED ->
          new PlayerAnswer(
              "", "unknown", names(ticket.players()), "", 0, Reason.word(ticket.reason()));
    };
  }

  private static PlayerAnswer matched(TicketView ticket, Roster roster) {
    MatchId match = ticket.match().orElseThrow();
    Endpoint server = ticket.endpoint().orElseThrow();
    return new PlayerAnswer(
        match.value(),
        "matched",
        names(roster.of(match, ticket)),
        server.host(),
        server.port(),
        Reason.word(ticket.reason()));
  }

  private static PlayerAnswer ended(TicketView ticket, Roster roster) {
    return new PlayerAnswer(
        ticket.match().map(MatchId::value).orElse(""),
        "ended",
        names(ticket.match().map(m -> roster.of(m, ticket)).orElse(ticket.players())),
        "",
        0,
        Reason.word(ticket.reason()));
  }

  static List<String> names(List<PlayerId> players) {
    return players.stream().map(PlayerId::value).toList();
  }
}
