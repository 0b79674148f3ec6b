package games.kickoff.core.claim;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.Ticket;
import java.util.List;
import java.util.OptionalLong;

/**
 * What happened in a queue after an entry of its log.
 *
 * @param queue the queue's counts at that moment, without tickets
 * @param seq the number of the last entry read. Empty when the log has a gap, because entries were
 *     trimmed before they were read or the log started anew: {@code here} and {@code gone} are
 *     empty then, and the pool has to be read whole
 * @param more whether there are further entries
 * @param here tickets that have begun to wait, or wait again
 * @param gone tickets that do not wait any more
 */
public record PoolNews(
    PoolView queue, OptionalLong seq, boolean more, List<Ticket> here, List<TicketId> gone) {}
