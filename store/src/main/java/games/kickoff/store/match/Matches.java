package games.kickoff.store.match;

import games.kickoff.core.match.MatchId;
import java.util.List;
import java.util.Optional;

/** Matches as gateways read them. Throws as {@link games.kickoff.store.ticket.Tickets} does. */
public interface Matches {

  /** The match; empty when there is none, or it ended longer ago than it is kept. */
  Optional<MatchView> find(MatchId match);

  /** Live matches, the oldest first, at most {@code limit}. */
  List<MatchView> live(int limit);

  /** Asks the operator to look at the match's session now. Ends nothing by itself. */
  void nudge(MatchId match);
}
