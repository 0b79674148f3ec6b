package games.kickoff.gateway.api.players;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.auth.AccessTokens;

/**
 * A player's access token, with OAuth's field names (RFC 6749 section 5.1).
 *
 * @param tokenType always {@code Bearer}
 * @param expiresIn how long it is valid, in seconds
 */
public record TokenAnswer(String playerId, String accessToken, String tokenType, long expiresIn) {

  public static TokenAnswer of(PlayerId player, AccessTokens.Signed token) {
    return new TokenAnswer(player.value(), token.token(), "Bearer", token.lifetime().toSeconds());
  }

  /** Does not contain the token, so that it is not logged. */
  @Override
  public String toString() {
    return "a token of " + playerId;
  }
}
