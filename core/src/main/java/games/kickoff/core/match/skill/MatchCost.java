package games.kickoff.core.match.skill;

import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import java.util.Arrays;

/**
 * The objective of a match: {@code |2·P(A wins) − 1| + w₁·(spread/β) + w₂·(party mismatch)}, with
 * the weights w₁ {@code spread} and w₂ {@code parties} of {@link SplitWeights}. Dimensionless, 0
 * for a perfectly even match. P is the Thurstone-Mosteller model as TrueSkill uses it (Herbrich,
 * Minka, Graepel, TrueSkill: a Bayesian skill rating system, NIPS 2006, section 4). {@link
 * TeamSplit} minimises it.
 */
final class MatchCost {

  private final PoolColumns columns;
  private final double betaSquared;
  private final double beta;
  private final SplitWeights weights;

  MatchCost(PoolColumns columns, SkillRules rules, SplitWeights weights) {
    this.columns = columns;
    this.beta = rules.beta();
    this.betaSquared = beta * beta;
    this.weights = weights;
  }

  /**
   * A group that is to be partitioned.
   *
   * @param order the group's tickets, by index; {@code teamOf} arrays follow this order
   * @param sizes players in each team
   * @param spread the difference of the group's highest and lowest skill, in rating points
   */
  record Deal(int[] order, int[] sizes, double spread) {}

  /** A match's quality in (0, 1]: 1 for a cost of 0, falling as the cost rises. */
  static double quality(double cost) {
    return 1 / (1 + cost);
  }

  /**
   * The objective of the local search: the cost, plus, with three or more teams, a tenth of the
   * variance of the teams' means in units of β². The cost alone compares only the strongest with
   * the weakest team, so it is flat in exchanges between the others.
   */
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

  /** The cost of an assignment. */
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
      mean[teamOf[at]] += columns.mu[order[at]] / sizes[teamOf[at]];
    }
    return mean;
  }

  /**
   * The probability that the first of two teams wins, or of several the strongest against the
   * weakest: {@code P = Φ(Δμ / √(nβ² + Σσ²))}, with n the players of both. Δμ is the difference of
   * the teams' mean ratings times the mean team size. For equal teams that is the difference of
   * their sums; for unequal ones sums can't be compared, since a rating scale has no zero.
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
        variance += columns.variance[order[at]];
      }
    }
    return Chance.ofWinning((mean[first] - mean[second]) * players / 2, variance);
  }

  /** The share of players whose party has no party of equal size against it in the next team. */
  private double mismatch(Deal deal, int[] teamOf) {
    int[] order = deal.order();
    int[] sizes = deal.sizes();
    if (sizes.length < 2) {
      return 0;
    }
    int largest = columns.size[order[0]];
    int unlike = 0;
    int players = 0;
    for (int team = 0; team < sizes.length; team++) {
      players += sizes[team];
      int next = (team + 1) % sizes.length;
      for (int size = 1; size <= largest; size++) {
        int difference = 0;
        for (int at = 0; at < order.length; at++) {
          if (columns.size[order[at]] == size) {
            difference += teamOf[at] == team ? 1 : teamOf[at] == next ? -1 : 0;
          }
        }
        unlike += Math.max(0, difference) * size;
      }
    }
    return (double) unlike / players;
  }
}
