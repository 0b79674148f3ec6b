package games.kickoff.gateway;

import games.kickoff.core.change.Changes;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.store.RedisCondition;
import games.kickoff.core.ticket.Tickets;
import java.util.function.Supplier;

/**
 * The stores a gateway works on. They come in as an argument so that a test can wrap them.
 *
 * @param redis how Redis does; throws {@link games.kickoff.core.store.StoreUnavailable} when no
 *     primary answers
 * @param database what is in Postgres
 */
public record Stores(
    Tickets tickets,
    Matches matches,
    Queues queues,
    Changes changes,
    Supplier<RedisCondition> redis,
    Database database) {}
