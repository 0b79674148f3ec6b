package games.kickoff.core.claim;

import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.List;

/**
 * A queue's waiting tickets and counts at one moment.
 *
 * @param now Redis' clock at that moment
 * @param waiting all waiting tickets; more than {@code tickets} holds when the read was limited
 * @param starting claimed matches whose players are not assigned yet
 * @param matchesFormed sessions created for the queue since Redis last started empty
 * @param failedStarts the starts of the queue's sessions that have failed since the last success
 * @param tickets the longest waiting first
 */
public record PoolView(
    Instant now,
    int waiting,
    int starting,
    long matchesFormed,
    FailedStarts failedStarts,
    List<Ticket> tickets) {}
