package games.kickoff.gateway.api.players;

import games.kickoff.gateway.serving.auth.AccessTokens;

/**
 * A player's consent to be queued by their party's leader.
 *
 * @param expiresIn seconds
 */
record PartyTokenAnswer(String partyToken, long expiresIn) {

  static PartyTokenAnswer of(AccessTokens.Signed token) {
    return new PartyTokenAnswer(token.token(), token.lifetime().toSeconds());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "a party token";
  }
}
