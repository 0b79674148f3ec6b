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
 * A ticket as Redis has it.
 *
 * @param rev its revision, which rises by at least one with every change of its state
 * @param match present from CLAIMED on, as long as the ticket belongs to that match
 * @param endpoint present once its players were assigned
 * @param reason why it was put back into its queue, or has ended; empty when neither has happened,
 *     and once it is assigned
 * @param blocked what it waits for, as of the operator's last plan; only while it waits
 * @param attributes what was sent along when it joined
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
