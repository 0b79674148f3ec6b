package games.kickoff.loadtest.gateway;

import java.util.List;

/**
 * What the simple API says about a player's match. Empty fields stand for fields that were not
 * there; whether they should have been is for the bot to judge.
 */
public record MatchAnswer(
    Status status, String session, List<String> players, String host, int port) {

  /**
   * The API's states. {@code queued} in the answer to a join and {@code pending} in a status are
   * both {@link #PENDING}.
   */
  public enum Status {
    PENDING,
    MATCHED,
    ENDED,
    UNKNOWN
  }

  public MatchAnswer {
    players = List.copyOf(players);
  }
}
