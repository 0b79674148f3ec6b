package games.kickoff.gateway.serving.auth;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.LoginId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a valid access token says.
 *
 * @param origin who issued it
 * @param authenticated when its player logged in, if the token says so; exchanges for new tokens
 *     keep it
 * @param login the login it belongs to; empty for tokens without a refresh token
 */
public record AccessToken(
    PlayerId player, Origin origin, Optional<Instant> authenticated, Optional<LoginId> login) {

  /** Who issued a token. */
  public enum Origin {
    /** This realm's gateways, or the studio with the realm's secret. */
    REALM,
    /** One of the other issuers that the gateway is configured for. */
    OTHER_ISSUER
  }

  static AccessToken ofOtherIssuer(PlayerId player) {
    return new AccessToken(player, Origin.OTHER_ISSUER, Optional.empty(), Optional.empty());
  }
}
