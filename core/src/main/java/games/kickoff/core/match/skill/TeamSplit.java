package games.kickoff.core.match.skill;

import games.kickoff.core.match.pack.Packing;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Partitions a group's parties into teams of given sizes so that {@link MatchCost} is least: a
 * multiway number partitioning with indivisible parties.
 *
 * <p>Two teams of up to 16 players together are solved exactly, by enumerating every assignment.
 * Anything larger is solved by local search from several starting assignments: parties are
 * exchanged between teams, one for one or one for two, as long as an exchange improves the
 * objective (in the manner of Kernighan and Lin, An efficient heuristic procedure for partitioning
 * graphs, 1970). The result is deterministic.
 */
final class TeamSplit {

  /** The most players in a match of two teams that is solved exactly. */
  static final int EXACT = 16;

  /**
   * The most parties for which exchanges are tried; with more, the first assignment is even enough.
   */
  private static final int FEW = 64;

  /** How many starting assignments the local search has. */
  private static final int STARTS = 8;

  /** A bound on the passes of the local search, which converges far sooner. */
  private static final int MAX_ROUNDS = 200;

  private final PoolColumns columns;
  private final MatchCost costs;

  TeamSplit(PoolColumns columns, MatchCost costs) {
    this.columns = columns;
    this.costs = costs;
  }

  /**
   * A group's assignment to teams.
   *
   * @param teamOf for each ticket of the group, by its position in it, the number of its team
   * @param chance the probability that the first team beats the second; with three or more teams,
   *     that the strongest beats the weakest
   * @param cost by {@link MatchCost}
   */
  record Teams(int[] teamOf, double chance, double cost) {}

  /** The best assignment found; empty if the parties could not be packed into the teams. */
  Optional<Teams> split(int[] group, Packing packing, double spread) {
    int[] sizes = packing.capacities();
    int[] order = largestFirst(group);
    MatchCost.Deal deal = new MatchCost.Deal(order, sizes, spread);
    int[] teamOf = new int[order.length];
    double[] best = {Double.POSITIVE_INFINITY};
    int players = Arrays.stream(sizes).sum();
    int[] chosen = new int[order.length];
    if (sizes.length == 2 && players <= EXACT) {
      exact(deal, 0, sizes.clone(), teamOf, chosen, best);
      if (best[0] == Double.POSITIVE_INFINITY) {
        return Optional.empty();
      }
    } else {
      Optional<int[]> dealt = search(deal, packing);
      if (dealt.isEmpty()) {
        return Optional.empty();
      }
      chosen = dealt.get();
    }
    double cost = costs.cost(deal, chosen);
    double chance = costs.chance(deal, chosen);
    return Optional.of(new Teams(inOrder(order, chosen, group), chance, cost));
  }

  private int[] largestFirst(int[] group) {
    return Arrays.stream(group)
        .boxed()
        .sorted((one, other) -> {
          int bySize = Integer.compare(columns.size[other], columns.size[one]);
          int bySkill = Double.compare(columns.mu[other], columns.mu[one]);
          return bySize != 0 ? bySize : bySkill != 0 ? bySkill : Integer.compare(one, other);
        })
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void exact(
      MatchCost.Deal deal, int at, int[] room, int[] teamOf, int[] chosen, double[] best) {
    if (at == deal.order().length) {
      double cost = costs.cost(deal, teamOf);
      if (cost < best[0]) {
        best[0] = cost;
        System.arraycopy(teamOf, 0, chosen, 0, teamOf.length);
      }
      return;
    }
    int size = columns.size[deal.order()[at]];
    // Symmetry: with equal teams, both empty, the first party's team makes no difference.
    int teams = at == 0 && deal.sizes()[0] == deal.sizes()[1] ? 1 : 2;
    for (int team = 0; team < teams; team++) {
      if (room[team] >= size) {
        room[team] -= size;
        teamOf[at] = team;
        exact(deal, at + 1, room, teamOf, chosen, best);
        room[team] += size;
      }
    }
  }

  /** Local search from several starting assignments; the best of their local optima. */
  private Optional<int[]> search(MatchCost.Deal deal, Packing packing) {
    int[] order = deal.order();
    Optional<int[]> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    boolean few = order.length <= FEW;
    for (int start = 0; start < (few ? STARTS : 1); start++) {
      int[] from = order.clone();
      shuffle(from, start);
      MatchCost.Deal shuffled = new MatchCost.Deal(from, deal.sizes(), deal.spread());
      int[] parties = Arrays.stream(from).map(ticket -> columns.size[ticket]).toArray();
      double[] worth = Arrays.stream(from).mapToDouble(ticket -> columns.mu[ticket]).toArray();
      Optional<int[]> dealt = packing.deal(parties, worth);
      if (dealt.isEmpty()) {
        continue;
      }
      int[] teamOf = dealt.get();
      if (few) {
        exchange(shuffled, teamOf);
      }
      double strain = costs.strain(shuffled, teamOf);
      if (strain < least) {
        least = strain;
        best = Optional.of(inOrder(from, teamOf, order));
      }
    }
    return best;
  }

  /** Shuffles parties of equal size among each other; start 0 keeps the given order. */
  private void shuffle(int[] order, int start) {
    SplittableRandom random = new SplittableRandom(start);
    for (int at = order.length - 1; start > 0 && at > 0; at--) {
      int other = random.nextInt(at + 1);
      if (columns.size[order[at]] == columns.size[order[other]]) {
        int swap = order[at];
        order[at] = order[other];
        order[other] = swap;
      }
    }
  }

  private static int[] inOrder(int[] from, int[] teamOf, int[] order) {
    int[] teams = new int[order.length];
    for (int at = 0; at < order.length; at++) {
      for (int place = 0; place < from.length; place++) {
        if (from[place] == order[at]) {
          teams[at] = teamOf[place];
        }
      }
    }
    return teams;
  }

  /**
   * Exchanges a party for one of its size, or for two of its size together, while that improves.
   */
  private void exchange(MatchCost.Deal deal, int[] teamOf) {
    int[] order = deal.order();
    double now = costs.strain(deal, teamOf);
    boolean better = true;
    for (int round = 0; better && round < MAX_ROUNDS; round++) {
      better = false;
      for (int one = 0; one < order.length; one++) {
        for (int other = 0; other < order.length; other++) {
          if (teamOf[one] == teamOf[other]
              || columns.size[order[other]] > columns.size[order[one]]) {
            continue;
          }
          double then = tryExchange(deal, teamOf, one, other, now);
          if (then < now) {
            now = then;
            better = true;
          }
        }
      }
    }
  }

  private double tryExchange(MatchCost.Deal deal, int[] teamOf, int one, int other, double now) {
    int[] order = deal.order();
    int rest = columns.size[order[one]] - columns.size[order[other]];
    int from = teamOf[one];
    int to = teamOf[other];
    for (int third = rest == 0 ? order.length : other + 1; third <= order.length; third++) {
      boolean alone = third == order.length;
      if (alone != (rest == 0)
          || (!alone && (teamOf[third] != to || columns.size[order[third]] != rest))) {
        continue;
      }
      teamOf[one] = to;
      teamOf[other] = from;
      if (!alone) {
        teamOf[third] = from;
      }
      double then = costs.strain(deal, teamOf);
      if (then < now - 1e-12) {
        return then;
      }
      teamOf[one] = from;
      teamOf[other] = to;
      if (!alone) {
        teamOf[third] = to;
      }
    }
    return now;
  }
}
