package games.kickoff.core.claim;

import games.kickoff.core.id.MatchId;
import java.util.List;
import java.util.Optional;

/**
 * Matches as Redis has them, for gateways and for the operator's audit. Methods throw as those of
 * {@link games.kickoff.core.ticket.Tickets} do.
 */
public interface Matches {

  /** The match; empty when there is none, or it ended longer ago than it is kept. */
  Optional<MatchView> find(MatchId match);

  /** Live matches, the oldest first, at most {@code limit}. */
  default List<MatchView> live(int limit) {
    return live(0, limit);
  }

  /**
   * Live matches, the oldest first, at most {@code limit}, without the first {@code skipped}.
   * Entries that can't be read are left out.
   */
  List<MatchView> live(int skipped, int limit);

  /**
   * All entries of Redis' set of live matches.
   *
   * @param matches those that are live
   * @param dangling those that are not: the match's hash is missing, unreadable, or says that it is
   *     over
   */
  record Live(List<MatchView> matches, List<Dangling> dangling) {}

  /**
   * An entry of the set of live matches that is no live match.
   *
   * @param id the entry as it is; it may be no match id
   * @param isUnreadable whether the match's hash exists but can't be parsed
   */
  record Dangling(String id, boolean isUnreadable) {}

  /**
   * All live matches. They are read in parts, so that no script blocks Redis for long; when a match
   * ends between two parts, another one may be missing from the result.
   */
  default Live allLive() {
    return new Live(live(Integer.MAX_VALUE), List.of());
  }

  /** Asks the operator to look at the match's session now. Ends nothing by itself. */
  void nudge(MatchId match);
}
