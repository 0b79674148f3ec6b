package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a match's row in Postgres that the operator decides by.
 *
 * @param result what its server left as its result
 * @param endedByResult whether it still runs, has a result, and its queue's rules say that a result
 *     ends it
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
