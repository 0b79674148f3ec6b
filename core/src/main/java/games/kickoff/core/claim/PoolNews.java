package games.kickoff.core.claim;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.Ticket;
import java.util.List;
import java.util.OptionalLong;

/**
 * What happened in a queue behind an entry of its log.
 *
 * @param queue its counts at that moment, without tickets
 * @param seq the last entry read; empty: there is a gap, as entries are gone that were not read or
 *     the log began anew, and nothing more is said
 * @param more whether there are entries behind that one
 * @param here tickets that came to wait
 * @param gone tickets that don't wait any more
 */
public record PoolNews(
    PoolView queue, OptionalLong seq, boolean more, List<Ticket> here, List<TicketId> gone) {}
