package games.kickoff.core.rating;

import java.util.List;

/**
 * Turns results into ratings. Pure: the same teams and ranks always give the same ratings, so a
 * ledger of results can be replayed.
 *
 * <p>Numbers stay finite and deviations above 0 however unlikely a result was. A deviation grows by
 * no more than the system's τ: afterwards it is at most {@code √(σ² + τ²)}.
 */
public sealed interface RatingSystem permits GaussianRatings, PlackettLuceRatings {

  /** For games of two teams, which may differ in size and may draw. */
  static RatingSystem gaussian(GaussianParameters parameters) {
    return new GaussianRatings(parameters);
  }

  /** For games of any number of teams; a free-for-all is a game of teams of one. */
  static RatingSystem plackettLuce(PlackettLuceParameters parameters) {
    return new PlackettLuceRatings(parameters);
  }

  /** The rating of a player nothing is known of. */
  Rating newcomer();

  /**
   * The players' ratings after a game, in the places their old ratings had.
   *
   * @param teams each team's players; at least two teams, none empty
   * @param ranks each team's rank: 0 is first, equal ranks are a draw; only their order counts
   * @throws IllegalArgumentException when the teams or ranks are none this system can rate
   */
  List<List<Rating>> update(List<List<Rating>> teams, int[] ranks);

  /**
   * How even a game of these teams would be, in [0, 1]: how likely they are to end level, compared
   * with the same teams when all players were known exactly and alike. The measure is the same in
   * all systems; it falls with every team added, so compare games of as many teams.
   *
   * @param teams each team's players; at least two teams, none empty
   * @throws IllegalArgumentException when the teams are none this system can rate
   */
  double quality(List<List<Rating>> teams);
}
