package games.kickoff.simulator.baseline;

import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A baseline with a window around each ticket that grows with its wait. In the order of waits, each
 * ticket takes those nearest to it in skill that are within half its window to either side, as far
 * as their parties fit.
 */
public final class GrowingWindow implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    List<Line> line = Line.of(pool, rules, now);
    List<Lineup> lineups = new ArrayList<>();
    Set<Line> gone = new HashSet<>();
    for (Line first : line) {
      if (gone.contains(first)) {
        continue;
      }
      List<Line> near =
          line.stream()
              .filter(other -> other != first && !gone.contains(other))
              .filter(other -> Math.abs(other.skill() - first.skill()) <= first.window() / 2)
              .sorted(Comparator.comparingDouble(other -> Math.abs(other.skill() - first.skill())))
              .toList();
      Seats seats = new Seats(rules);
      List<Line> taken = new ArrayList<>(List.of(first));
      seats.seat(first.ticket());
      for (Line other : near) {
        if (seats.seat(other.ticket())) {
          taken.add(other);
        }
      }
      if (seats.isFull()) {
        gone.addAll(taken);
        lineups.add(seats.lineup());
      }
    }
    Optional<Instant> again = line.isEmpty() ? Optional.empty() : Optional.of(now.plusSeconds(1));
    return new MatchPlan(lineups, again, List.of());
  }
}
