package games.kickoff.simulator.baseline;

import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A baseline that goes through all tickets in the order of skill. From each ticket upwards it takes
 * the next ones that fit, and these form a match if their spread is within the widest of their
 * windows.
 */
public final class SlidingWindow implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    List<Line> line = Line.bySkill(Line.of(pool, rules, now));
    List<Lineup> lineups = new ArrayList<>();
    Set<Line> gone = new HashSet<>();
    for (int from = 0; from < line.size(); from++) {
      if (gone.contains(line.get(from))) {
        continue;
      }
      Seats seats = new Seats(rules);
      List<Line> taken = new ArrayList<>();
      double widest = 0;
      double last = 0;
      for (int at = from; at < line.size() && !seats.isFull(); at++) {
        Line next = line.get(at);
        if (!gone.contains(next) && seats.seat(next.ticket())) {
          taken.add(next);
          widest = Math.max(widest, next.window());
          last = next.skill();
        }
      }
      if (seats.isFull() && last - line.get(from).skill() <= widest) {
        gone.addAll(taken);
        lineups.add(seats.lineup());
      }
    }
    Optional<Instant> again = line.isEmpty() ? Optional.empty() : Optional.of(now.plusSeconds(1));
    return new MatchPlan(lineups, again, List.of());
  }
}
