package games.kickoff.gateway.api.players;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.gateway.serving.auth.AccessTokens;

/**
 * A player's access token, with OAuth's field names (RFC 6749 section 5.1).
 *
 * @param tokenType always {@code Bearer}
 * @param expiresIn how long the access token is valid, in seconds
 * @param refreshToken left out if there is none
 */
record TokenAnswer(
    String playerId,
    String accessToken,
    String tokenType,
    long expiresIn,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String refreshToken) {

  static TokenAnswer of(PlayerId player, AccessTokens.Signed token) {
    return of(player, token, "");
  }

  static TokenAnswer of(IssuedRefresh issued, AccessTokens.Signed token) {
    return of(issued.login().player(), token, issued.token().text());
  }

  private static TokenAnswer of(PlayerId player, AccessTokens.Signed token, String refresh) {
    return new TokenAnswer(
        player.value(), token.token(), "Bearer", token.lifetime().toSeconds(), refresh);
  }

  /** Does not contain the tokens, so that they are not logged. */
  @Override
  public String toString() {
    return "a token of " + playerId;
  }
}
