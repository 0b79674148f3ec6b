package games.kickoff.gateway;

import games.kickoff.core.change.Changes;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.store.RedisCondition;
import games.kickoff.core.ticket.Tickets;
import java.util.function.Supplier;

/**
 * The stores of a gateway. They are passed as an argument so that a test can wrap them.
 *
 * @param redis reads the condition of Redis; throws {@link
 *     games.kickoff.core.store.StoreUnavailable} if no primary answers
 * @param database the stores in Postgres
 */
public record Stores(
    Tickets tickets,
    Matches matches,
    Queues queues,
    Changes changes,
    Supplier<RedisCondition> redis,
    Database database) {}
