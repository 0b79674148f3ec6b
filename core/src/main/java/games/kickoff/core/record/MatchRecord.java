package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Match;
import java.time.Instant;
import java.util.Optional;

/**
 * A match with what is recorded of it.
 *
 * @param pod the name of its server's pod; empty when none was made
 * @param ready when its server became ready; empty when it never did
 */
public record MatchRecord(Match match, Optional<String> pod, Optional<Instant> ready) {

  public MatchId id() {
    return match.id();
  }
}
