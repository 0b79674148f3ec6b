package games.kickoff.gateway;

import games.kickoff.store.change.Changes;
import games.kickoff.store.match.Matches;
import games.kickoff.store.queue.Queues;
import games.kickoff.store.ticket.Tickets;
import java.util.function.BooleanSupplier;

/**
 * The stores a gateway works on. They come in as an argument so that a test can wrap them.
 *
 * @param open whether queues and live matches have been put back since Redis was last empty; throws
 *     {@link games.kickoff.store.StoreUnavailable} when Redis does not answer
 * @param database what is in Postgres
 */
public record Stores(
    Tickets tickets,
    Matches matches,
    Queues queues,
    Changes changes,
    BooleanSupplier open,
    Database database) {}
