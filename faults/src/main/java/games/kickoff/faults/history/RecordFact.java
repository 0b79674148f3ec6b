package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A match's row, at one moment.
 *
 * @param ready present when its players could be assigned
 * @param live players the index still holds for it
 */
public record RecordFact(
    MatchId match,
    List<PlayerId> players,
    Optional<Instant> ready,
    Optional<Instant> ended,
    String outcome,
    String reason,
    List<PlayerId> live) {}
