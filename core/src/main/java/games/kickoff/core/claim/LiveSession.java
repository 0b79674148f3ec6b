package games.kickoff.core.claim;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A live match as its GameSession has it: what is needed to put it back into a Redis that lost it.
 *
 * @param endpoint present when its players were told
 */
public record LiveSession(
    MatchId match,
    QueueKey queue,
    List<Ticket> tickets,
    Instant claimedAt,
    Optional<Endpoint> endpoint) {}
