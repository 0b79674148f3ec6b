package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Collects violations. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();

  void add(int invariant, String what, Collection<PlayerId> players, Collection<MatchId> matches) {
    violations.add(new Violation(invariant, what, Set.copyOf(players), Set.copyOf(matches)));
  }

  List<Violation> all() {
    return List.copyOf(violations);
  }
}
