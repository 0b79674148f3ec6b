package games.kickoff.core.player;

import games.kickoff.core.id.PlayerId;
import java.time.Instant;

/**
 * A registered player.
 *
 * @param id a ULID that was made when they registered
 */
public record Player(PlayerId id, Username username, Instant registeredAt) {}
