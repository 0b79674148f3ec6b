package games.kickoff.gateway;

import games.kickoff.core.ladder.Leaderboards;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.player.Players;
import games.kickoff.core.result.Results;
import games.kickoff.gateway.serving.admission.GatedLeaderboards;
import games.kickoff.gateway.serving.admission.GatedPlayers;
import games.kickoff.gateway.serving.admission.GatedRatings;
import games.kickoff.gateway.serving.admission.GatedResults;
import games.kickoff.gateway.serving.admission.StoreGate;

/** What a gateway has in Postgres. */
public record Database(
    Players players, Ratings ratings, Leaderboards leaderboards, Results results) {

  /** Of a gateway without a Postgres: whoever asks for it is refused. */
  public static Database notConfigured() {
    NotConfigured nothing = new NotConfigured();
    return new Database(nothing, nothing, nothing, nothing);
  }

  /**
   * The same behind gates of its own, so that a slow Postgres holds up nobody else.
   *
   * @param gate of what players and servers wait for: registering, queueing, results
   * @param boards of the pages that anybody may turn as fast as they like
   */
  Database behind(StoreGate gate, StoreGate boards) {
    return new Database(
        new GatedPlayers(gate, players),
        new GatedRatings(gate, ratings),
        new GatedLeaderboards(boards, leaderboards),
        new GatedResults(gate, boards, results));
  }
}
