package games.kickoff.gateway;

import games.kickoff.store.change.Changes;
import games.kickoff.store.match.Matches;
import games.kickoff.store.queue.Queues;
import games.kickoff.store.redis.RedisCondition;
import games.kickoff.store.ticket.Tickets;
import java.util.function.Supplier;

/**
 * The stores a gateway works on. They come in as an argument so that a test can wrap them.
 *
 * @param redis how Redis does; throws {@link games.kickoff.store.StoreUnavailable} when no primary
 *     answers
 * @param database what is in Postgres
 */
public record Stores(
    Tickets tickets,
    Matches matches,
    Queues queues,
    Changes changes,
    Supplier<RedisCondition> redis,
    Database database) {}
