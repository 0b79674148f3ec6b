package games.kickoff.core.match.skill;

import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import java.util.Arrays;

/**
 * What a match costs: {@code |2·P(A wins) − 1| + spread·(spread/β) + parties·(party mismatch)}, and
 * how good it is by that. The one place that says so; who is dealt to which team, so that it costs
 * least, is {@link TeamSplit}'s.
 */
final class MatchCost {

  private final PoolColumns entrants;
  private final double betaSquared;
  private final double beta;
  private final SplitWeights weights;

  MatchCost(PoolColumns entrants, SkillRules rules, SplitWeights weights) {
    this.entrants = entrants;
    this.beta = rules.beta();
    this.betaSquared = beta * beta;
    this.weights = weights;
  }

  /**
   * What is dealt.
   *
   * @param order the tickets, in the order in which {@code teamOf} names their teams
   * @param sizes players of each team
   * @param spread of the group's skills
   */
  record Deal(int[] order, int[] sizes, double spread) {}

  /** 1 for a match that costs nothing, towards 0 the higher the cost. */
  static double quality(double cost) {
    return 1 / (1 + cost);
  }

  /** The cost, and a little of all teams' differences: the cost alone knows the extremes only. */
  double strain(Deal deal, int[] teamOf) {
    double cost = cost(deal, teamOf);
    if (deal.sizes().length == 2) {
      return cost;
    }
    double[] mean = means(deal, teamOf);
    double average = Arrays.stream(mean).average().orElseThrow();
    double differences = 0;
    for (double one : mean) {
      differences += (one - average) * (one - average) / betaSquared;
    }
    return cost + 0.1 * differences;
  }

  /** The cost of a deal. */
  double cost(Deal deal, int[] teamOf) {
    double parties = weights.parties() == 0 ? 0 : mismatch(deal, teamOf);
    return Math.abs(2 * chance(deal, teamOf) - 1)
        + weights.spread() * deal.spread() / beta
        + weights.parties() * parties;
  }

  private double[] means(Deal deal, int[] teamOf) {
    int[] order = deal.order();
    int[] sizes = deal.sizes();
    double[] mean = new double[sizes.length];
    for (int at = 0; at < order.length; at++) {
      mean[teamOf[at]] += entrants.mu[order[at]] / sizes[teamOf[at]];
    }
    return mean;
  }

  /**
   * P = Φ(Δμ / √(nβ² + Σσ²)). Δμ is the difference of the teams' means times the mean team size,
   * which is that of their sums when the teams are equal: ratings have no zero, so one more player
   * is worth nothing that could be read from them.
   */
  double chance(Deal deal, int[] teamOf) {
    int[] order = deal.order();
    int[] sizes = deal.sizes();
    double[] mean = means(deal, teamOf);
    int first = 0;
    int second = sizes.length > 1 ? 1 : 0;
    if (sizes.length > 2) {
      for (int team = 0; team < sizes.length; team++) {
        first = mean[team] > mean[first] ? team : first;
        second = mean[team] < mean[second] ? team : second;
      }
    }
    if (first == second) {
      return 0.5;
    }
    int players = sizes[first] + sizes[second];
    double variance = players * betaSquared;
    for (int at = 0; at < order.length; at++) {
      if (teamOf[at] == first || teamOf[at] == second) {
        variance += entrants.variance[order[at]];
      }
    }
    return Chance.ofWinning((mean[first] - mean[second]) * players / 2, variance);
  }

  /** The share of players who stand in a party that has no counterpart in the next team. */
  private double mismatch(Deal deal, int[] teamOf) {
    int[] order = deal.order();
    int[] sizes = deal.sizes();
    if (sizes.length < 2) {
      return 0;
    }
    int largest = entrants.size[order[0]];
    int unlike = 0;
    int players = 0;
    for (int team = 0; team < sizes.length; team++) {
      players += sizes[team];
      int next = (team + 1) % sizes.length;
      for (int size = 1; size <= largest; size++) {
        int difference = 0;
        for (int at = 0; at < order.length; at++) {
          if (entrants.size[order[at]] == size) {
            difference += teamOf[at] == team ? 1 : teamOf[at] == next ? -1 : 0;
          }
        }
        unlike += Math.max(0, difference) * size;
      }
    }
    return (double) unlike / players;
  }
}
