package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as the gateway answered it.
 *
 * @param match the match its players were assigned to; present only if they were
 */
public record TicketSeen(
    TicketId id,
    QueueKey queue,
    List<PlayerId> players,
    TicketState state,
    long rev,
    Instant joinedAt,
    int requeues,
    String reason,
    Optional<MatchId> match) {}
