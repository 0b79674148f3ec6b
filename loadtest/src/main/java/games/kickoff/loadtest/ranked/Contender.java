package games.kickoff.loadtest.ranked;

/**
 * A registered player.
 *
 * @param token their access token
 * @param skill how well they really play, on the ladder's scale; the gateway never learns it
 */
public record Contender(String id, String username, String token, double skill) {

  /** Without the token. */
  @Override
  public String toString() {
    return username;
  }
}
