package games.kickoff.gateway.simple;

import games.kickoff.core.match.MatchId;
import games.kickoff.core.ticket.PlayerId;
import games.kickoff.store.match.MatchView;
import games.kickoff.store.match.Matches;
import games.kickoff.store.ticket.TicketView;
import java.util.List;

/** Finds who plays in a ticket's match. */
interface Roster {

  List<PlayerId> of(MatchId match, TicketView ticket);

  /** All players of the match, or those of the ticket once the match is no longer kept. */
  static Roster from(Matches matches) {
    return (match, ticket) -> matches.find(match).map(MatchView::players).orElse(ticket.players());
  }
}
