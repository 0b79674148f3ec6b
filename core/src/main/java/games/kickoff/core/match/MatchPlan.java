package games.kickoff.core.match;

import games.kickoff.core.ticket.Blocked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of {@link Matcher#plan}.
 *
 * @param lineups the matches to form now; no ticket is in two of them
 * @param nextPlanAt the earliest time at which the same pool could yield another plan; empty when
 *     only a changed pool does
 * @param blocked the tickets left waiting, the longest waiting first, and what each waits for
 */
public record MatchPlan(List<Lineup> lineups, Optional<Instant> nextPlanAt, List<Blocked> blocked) {

  public MatchPlan {
    lineups = List.copyOf(lineups);
    blocked = List.copyOf(blocked);
  }
}
