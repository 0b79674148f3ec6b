package games.kickoff.core.ticket;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.server.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as it stands in Redis.
 *
 * @param rev rises by at least one with every change
 * @param match present from CLAIMED on, as long as that match is the ticket's
 * @param endpoint present from ASSIGNED on
 * @param reason why it is in its state; empty while nothing but time has passed
 * @param blocked what it waits for, by the operator's last look; only while it waits
 * @param attributes what the party brought along when it joined
 */
public record TicketView(
    TicketId id,
    QueueKey queue,
    List<PlayerId> players,
    Instant joinedAt,
    int requeues,
    long rev,
    TicketState state,
    Optional<MatchId> match,
    Optional<Endpoint> endpoint,
    Optional<TicketReason> reason,
    Optional<Blocked.By> blocked,
    Attributes attributes) {}
