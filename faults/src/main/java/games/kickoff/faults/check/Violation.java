package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A broken invariant of docs/architecture.md §4, by its number, and the players and matches that it
 * concerns.
 */
public record Violation(int invariant, String what, Set<PlayerId> players, Set<MatchId> matches) {

  @Override
  public String toString() {
    String who =
        players.stream().map(PlayerId::value).collect(Collectors.toCollection(TreeSet::new)) + "";
    return "invariant %d: %s %s".formatted(invariant, what, who);
  }
}
