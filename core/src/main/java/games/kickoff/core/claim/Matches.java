package games.kickoff.core.claim;

import games.kickoff.core.id.MatchId;
import java.util.List;
import java.util.Optional;

/** Matches as gateways read them. Throws as {@link games.kickoff.core.ticket.Tickets} does. */
public interface Matches {

  /** The match; empty when there is none, or it ended longer ago than it is kept. */
  Optional<MatchView> find(MatchId match);

  /** Live matches, the oldest first, at most {@code limit}. */
  default List<MatchView> live(int limit) {
    return live(0, limit);
  }

  /**
   * Live matches, the oldest first, at most {@code limit}, without the first {@code skipped}. What
   * can't be read is passed over.
   */
  List<MatchView> live(int skipped, int limit);

  /**
   * All that is said to be live.
   *
   * @param matches the matches
   * @param dangling what stands among them and is none: its entry is missing, over or unreadable
   */
  record Live(List<MatchView> matches, List<Dangling> dangling) {}

  /**
   * An entry of the live matches that leads to none.
   *
   * @param id as it stands there, maybe no match id
   * @param isUnreadable its entry says live, and nothing can be made of the rest
   */
  record Dangling(String id, boolean isUnreadable) {}

  /**
   * All live matches, read in parts that hold nobody up. One that ends meanwhile may hide another
   * that does not.
   */
  default Live allLive() {
    return new Live(live(Integer.MAX_VALUE), List.of());
  }

  /** Asks the operator to look at the match's session now. Ends nothing by itself. */
  void nudge(MatchId match);
}
