package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Match;
import java.time.Instant;
import java.util.Optional;

/**
 * A match as it is recorded.
 *
 * @param pod its server's pod; empty when none was made
 * @param ready when its server was; empty when it never was
 */
public record MatchRecord(Match match, Optional<String> pod, Optional<Instant> ready) {

  public MatchId id() {
    return match.id();
  }
}
