package games.kickoff.gateway.serving.http;

import java.time.Duration;

/**
 * What bounds players' connections.
 *
 * @param connections open at once; more wait until one closes
 * @param idle how long one may stay silent, between requests or within one; a request that waits
 *     for its answer is not silent
 */
public record ConnectionLimits(int connections, Duration idle) {}
