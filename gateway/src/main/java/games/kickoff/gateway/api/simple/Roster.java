package games.kickoff.gateway.api.simple;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.TicketView;
import java.util.List;

/** Finds the players of a ticket's match. */
interface Roster {

  List<PlayerId> of(MatchId match, TicketView ticket);

  /** All players of the match; if Redis has deleted the match, only those of the ticket. */
  static Roster from(Matches matches) {
    return (match, ticket) -> matches.find(match).map(MatchView::players).orElse(ticket.players());
  }
}
