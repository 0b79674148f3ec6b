package games.kickoff.simulator.baseline;

import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A baseline that sorts all waiting tickets by skill and cuts them into matches, each of the next
 * tickets that fit. Run it with a tick that is as long as a batch shall be.
 */
public final class SortedBatches implements Matcher {

  @Override
  public MatchPlan plan(Pool pool, MatchRules rules, Instant now, long seed) {
    List<Line> left = Line.bySkill(Line.of(pool, rules, now));
    List<Lineup> lineups = new ArrayList<>();
    while (true) {
      Seats seats = new Seats(rules);
      List<Line> passed = new ArrayList<>();
      int at = 0;
      while (at < left.size() && !seats.isFull()) {
        Line next = left.get(at++);
        if (!seats.seat(next.ticket())) {
          passed.add(next);
        }
      }
      if (!seats.isFull()) {
        return new MatchPlan(lineups, Optional.empty(), List.of());
      }
      lineups.add(seats.lineup());
      passed.addAll(left.subList(at, left.size()));
      left = passed;
    }
  }
}
