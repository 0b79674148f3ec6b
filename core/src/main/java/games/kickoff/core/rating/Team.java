package games.kickoff.core.rating;

import java.util.List;
import java.util.function.UnaryOperator;

/** A team as both systems see it: its skill is the sum of its players' skills. */
record Team(List<Rating> players, double mean, double variance) {

  private static Team of(List<Rating> players) {
    if (players.isEmpty()) {
      throw new IllegalArgumentException("a team has at least one player");
    }
    return new Team(
        players,
        players.stream().mapToDouble(Rating::mean).sum(),
        players.stream().mapToDouble(Rating::variance).sum());
  }

  /** The teams with their players' ratings as given. */
  static List<Team> all(List<List<Rating>> teams) {
    if (teams.size() < 2) {
      throw new IllegalArgumentException("a game has at least two teams, not " + teams.size());
    }
    return teams.stream().map(Team::of).toList();
  }

  /**
   * The teams with their players' ratings just before a game with these ranks: skill has changed by
   * τ since their last game.
   */
  static List<Team> all(List<List<Rating>> teams, int[] ranks, double tau) {
    if (ranks.length != teams.size()) {
      throw new IllegalArgumentException(
          "each team has a rank: " + teams.size() + " teams, " + ranks.length + " ranks");
    }
    return all(
        teams.stream()
            .map(team -> team.stream().map(player -> player.aged(tau)).toList())
            .toList());
  }

  int size() {
    return players.size();
  }

  List<Rating> update(UnaryOperator<Rating> step) {
    return players.stream().map(step).toList();
  }
}
