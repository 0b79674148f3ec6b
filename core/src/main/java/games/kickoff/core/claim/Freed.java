package games.kickoff.core.claim;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import java.util.Optional;

/**
 * A player who was busy in a match that was not live.
 *
 * @param queue of the ticket they were busy with; empty when that ticket can't be read
 */
public record Freed(PlayerId player, Optional<QueueKey> queue) {}
