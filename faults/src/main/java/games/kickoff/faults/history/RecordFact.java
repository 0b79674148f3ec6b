package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A match's row in Postgres, at one moment.
 *
 * @param ready when its server was ready; present once its players can be assigned
 * @param live the players who are marked as playing this match
 */
public record RecordFact(
    MatchId match,
    List<PlayerId> players,
    Optional<Instant> ready,
    Optional<Instant> ended,
    String outcome,
    String reason,
    List<PlayerId> live) {}
