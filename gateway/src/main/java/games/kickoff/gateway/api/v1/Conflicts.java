package games.kickoff.gateway.api.v1;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.serving.http.Refusal;

/**
 * The refusals (409) of valid requests that the present state doesn't allow, with the fields that a
 * client needs to go on.
 */
final class Conflicts {

  private Conflicts() {}

  static Refusal inOtherTicket(PlayerId player, TicketId ticket) {
    return Refusal.conflict(
            "in_other_ticket",
            "A player of the party waits in this queue in another grouping; cancel that first.")
        .with("player", player.value())
        .with("ticket", ticket.value());
  }

  static Refusal inMatch(PlayerId player, TicketView ticket) {
    return Refusal.conflict("in_match", "A player of the party is in a match; wait for its end.")
        .with("player", player.value())
        .with("match", ticket.match().map(MatchId::value).orElse(""));
  }

  static Refusal paused() {
    return Refusal.conflict("paused", "The queue is paused and takes no joins; try again later.");
  }

  static Refusal claimed(MatchId match) {
    return Refusal.conflict(
            "claimed", "Too late, a match has the ticket; it is cancelled if that never starts.")
        .with("match", match.value());
  }

  static Refusal over(TicketView ticket) {
    return Refusal.conflict("over", "The ticket came to another end before.")
        .with("ticket", TicketAnswer.of(ticket));
  }
}
