package games.kickoff.loadtest.ranked;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who wins, by true skill: the model ratings assume (TrueSkill; Herbrich, Minka, Graepel 2006). A
 * player's performance is normal around their skill with deviation β = 25/6; a team's is the sum of
 * its players'; two that are closer than ε, which makes one game in ten of equals a draw, draw.
 */
final class Chance {

  private static final double BETA = 25.0 / 6;

  /** Φ⁻¹((0.1 + 1) / 2): of the draw margin of 10 %, for one player and β of 1. */
  private static final double DRAW = 0.12566134685507402;

  private Chance() {}

  /**
   * The first team's name, the second's, or {@code draw}.
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
