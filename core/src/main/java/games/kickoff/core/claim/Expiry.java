package games.kickoff.core.claim;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of an expiry.
 *
 * @param expired tickets that expired, and stray entries of the queue that were removed with them
 * @param next how long until the next ticket expires if no client asks for it; empty when no ticket
 *     waits
 */
public record Expiry(int expired, Optional<Duration> next) {}
