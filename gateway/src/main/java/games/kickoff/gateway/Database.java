package games.kickoff.gateway;

import games.kickoff.core.ladder.Leaderboards;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.login.Logins;
import games.kickoff.core.player.Players;
import games.kickoff.core.result.Results;
import games.kickoff.gateway.serving.admission.GatedLeaderboards;
import games.kickoff.gateway.serving.admission.GatedLogins;
import games.kickoff.gateway.serving.admission.GatedPlayers;
import games.kickoff.gateway.serving.admission.GatedRatings;
import games.kickoff.gateway.serving.admission.GatedResults;
import games.kickoff.gateway.serving.admission.StoreGate;

/** The stores that a gateway has in Postgres. */
public record Database(
    Players players, Logins logins, Ratings ratings, Leaderboards leaderboards, Results results) {

  /** For a gateway without Postgres: every call is refused with status 503. */
  public static Database notConfigured() {
    NotConfigured nothing = new NotConfigured();
    return new Database(nothing, nothing, nothing, nothing, nothing);
  }

  /**
   * The same stores behind gates, so that a slow Postgres does not delay requests that don't need
   * it.
   *
   * @param gate for the calls that players and game servers depend on: registering, queueing,
   *     results
   * @param boards for leaderboards and lists of matches, which clients may page through at any rate
   */
  Database behind(StoreGate gate, StoreGate boards) {
    return new Database(
        new GatedPlayers(gate, players),
        new GatedLogins(gate, logins),
        new GatedRatings(gate, ratings),
        new GatedLeaderboards(boards, leaderboards),
        new GatedResults(gate, boards, results));
  }
}
