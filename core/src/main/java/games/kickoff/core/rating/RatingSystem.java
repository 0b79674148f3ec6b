package games.kickoff.core.rating;

import java.util.List;

/**
 * Turns results into ratings. It is pure: the same teams and ranks always give the same ratings, so
 * a ledger of results can be replayed.
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

  /** The rating of a player of whom nothing is known. */
  Rating newcomer();

  /**
   * The players' ratings after a game, in the same places as their ratings in {@code teams}.
   *
   * @param teams each team's players; at least two teams, none empty
   * @param ranks each team's rank: 0 is first, equal ranks are a draw; only their order counts
   * @throws IllegalArgumentException when this system can't rate such teams or ranks
   */
  List<List<Rating>> update(List<List<Rating>> teams, int[] ranks);

  /**
   * How even a game of these teams would be, in [0, 1]: how likely they are to draw, relative to
   * teams of the same sizes whose players' skills are known exactly and are equal. The measure is
   * the same in all systems. It falls with every team added, so compare only games with equal
   * numbers of teams.
   *
   * @param teams each team's players; at least two teams, none empty
   * @throws IllegalArgumentException when this system can't rate such teams
   */
  double quality(List<List<Rating>> teams);
}
