package games.kickoff.gateway.serving.auth;

import java.time.Duration;

/**
 * How long tokens are valid.
 *
 * @param access an access token
 * @param refresh a refresh token since it was issued; also for how long after a login its access
 *     token can be exchanged for a new one
 */
public record Lifetimes(Duration access, Duration refresh) {}
