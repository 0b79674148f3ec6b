package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import java.time.Instant;
import java.util.Optional;

/**
 * A match's row, as far as callers decide by it.
 *
 * @param result what its server left
 * @param endedByResult it is live, has a result, and its queue says that one ends it
 */
public record RecordView(
    MatchId id,
    QueueKey queue,
    Instant created,
    Optional<Instant> ready,
    Optional<Instant> ended,
    MatchStatus status,
    Optional<EndReason> reason,
    Optional<String> result,
    boolean endedByResult) {}
