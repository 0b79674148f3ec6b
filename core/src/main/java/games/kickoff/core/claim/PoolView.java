package games.kickoff.core.claim;

import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.List;

/**
 * What waits in a queue at one moment.
 *
 * @param now Redis' clock at that moment
 * @param waiting tickets waiting in all; more than {@code tickets} holds when the read was limited
 * @param starting matches claimed whose players are not assigned yet
 * @param matchesFormed sessions created for the queue since Redis last started empty
 * @param failedStarts how starting servers went lately
 * @param tickets the longest waiting first
 */
public record PoolView(
    Instant now,
    int waiting,
    int starting,
    long matchesFormed,
    FailedStarts failedStarts,
    List<Ticket> tickets) {}
