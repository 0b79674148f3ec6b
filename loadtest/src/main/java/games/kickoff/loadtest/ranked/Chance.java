package games.kickoff.loadtest.ranked;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides who wins a game from the players' true skills, by the model that the ratings assume
 * (TrueSkill; Herbrich, Minka, Graepel 2006). A player's performance is normally distributed around
 * their skill with deviation β = 25/6, and a team's is the sum of its players'. Two teams draw if
 * their performances differ by less than ε, which is chosen so that one game in ten between equal
 * teams is a draw.
 */
final class Chance {

  private static final double BETA = 25.0 / 6;

  /** Φ⁻¹((0.1 + 1) / 2): the draw margin ε for 10 % draws, one player and β = 1. */
  private static final double DRAW = 0.12566134685507402;

  private Chance() {}

  /**
   * Plays one game. Returns {@code teamA} if the first team wins, {@code teamB} if the second does,
   * or {@code draw}.
   *
   * @param teams the true skills of the players of two teams
   */
  static String winner(List<List<Double>> teams, RandomGenerator random) {
    int players = teams.stream().mapToInt(List::size).sum();
    double margin = Math.sqrt(players) * BETA * DRAW;
    double difference = performance(teams.get(0), random) - performance(teams.get(1), random);
    if (Math.abs(difference) < margin) {
      return "draw";
    }
    return difference > 0 ? "teamA" : "teamB";
  }

  private static double performance(List<Double> team, RandomGenerator random) {
    return team.stream().mapToDouble(skill -> random.nextGaussian(skill, BETA)).sum();
  }
}
