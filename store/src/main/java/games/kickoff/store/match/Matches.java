package games.kickoff.store.match;

import games.kickoff.core.match.MatchId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches as gateways read them. Throws as {@link games.kickoff.store.ticket.Tickets} does. */
public interface Matches {

  /** The match; empty when there is none, or it ended longer ago than it is kept. */
  Optional<MatchView> find(MatchId match);

  /** Live matches, the oldest first, at most {@code limit}. */
  default List<MatchView> live(int limit) {
    return live(0, limit);
  }

  /** Live matches, the oldest first, at most {@code limit}, without the first {@code skipped}. */
  List<MatchView> live(int skipped, int limit);

  /**
   * All live matches, read in parts that hold nobody up. One that ends meanwhile may hide another
   * that does not.
   */
  default List<MatchView> live() {
    int part = 500;
    List<MatchView> all = new ArrayList<>(live(0, part));
    for (int read = all.size(); read == part; ) {
      List<MatchView> more = live(all.size(), part);
      all.addAll(more);
      read = more.size();
    }
    return all;
  }

  /** Asks the operator to look at the match's session now. Ends nothing by itself. */
  void nudge(MatchId match);
}
