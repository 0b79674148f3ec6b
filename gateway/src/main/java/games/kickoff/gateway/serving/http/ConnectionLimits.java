package games.kickoff.gateway.serving.http;

import java.time.Duration;

/**
 * Limits on players' connections.
 *
 * @param connections how many may be open at once; further ones wait until one closes
 * @param idle how long a connection may stay silent, between requests or within one; waiting for an
 *     answer does not count as silence
 */
public record ConnectionLimits(int connections, Duration idle) {}
