package games.kickoff.core.claim;

import java.time.Duration;
import java.util.Optional;

/**
 * What an expiry came to.
 *
 * @param expired tickets that expired
 * @param next when the next one is due if nobody asks for it; empty: none waits
 */
public record Expiry(int expired, Optional<Duration> next) {}
