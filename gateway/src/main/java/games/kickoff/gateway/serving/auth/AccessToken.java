package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.LoginId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a valid access token says.
 *
 * @param authenticated when its player logged in, if the token says so; exchanges for new tokens
 *     keep it
 * @param login the login it belongs to; empty for tokens without a refresh token
 */
public record AccessToken(
    PlayerId player, Optional<Instant> authenticated, Optional<LoginId> login) {}
