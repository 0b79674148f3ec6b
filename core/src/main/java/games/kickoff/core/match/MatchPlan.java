package games.kickoff.core.match;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a matcher answers.
 *
 * @param lineups matches to form now; no ticket stands in two of them
 * @param lookAgain when the same pool would give another answer; empty: only a changed pool does
 */
public record MatchPlan(List<Lineup> lineups, Optional<Instant> lookAgain) {

  public MatchPlan {
    lineups = List.copyOf(lineups);
  }
}
