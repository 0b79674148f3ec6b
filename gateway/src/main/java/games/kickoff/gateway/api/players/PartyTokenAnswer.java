package games.kickoff.gateway.api.players;

import games.kickoff.gateway.serving.auth.AccessTokens;

/**
 * A party token: a player's consent to be queued by their party's leader.
 *
 * @param expiresIn how long it is valid, in seconds
 */
record PartyTokenAnswer(String partyToken, long expiresIn) {

  static PartyTokenAnswer of(AccessTokens.Signed token) {
    return new PartyTokenAnswer(token.token(), token.lifetime().toSeconds());
  }

  /** Does not contain the token, so that it is not logged. */
  @Override
  public String toString() {
    return "a party token";
  }
}
