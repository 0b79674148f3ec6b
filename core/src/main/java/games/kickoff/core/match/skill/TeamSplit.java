package games.kickoff.core.match.skill;

import games.kickoff.core.match.pack.Packing;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Deals a group's parties to teams of given sizes so that the match costs least. Two teams of up to
 * 16 players together: all ways are tried. Otherwise parties change places as long as that helps.
 */
final class TeamSplit {

  /** Players up to whom two teams are split exactly. */
  static final int EXACT = 16;

  /** Parties up to whom places are changed; of more, luck and weakest-first make even teams. */
  private static final int FEW = 64;

  /** Ways to deal them from which places are changed. */
  private static final int STARTS = 8;

  /** Rounds of changing places: each ends when no change helps, which is far sooner. */
  private static final int MAX_ROUNDS = 200;

  private final PoolColumns entrants;
  private final MatchCost costs;

  TeamSplit(PoolColumns entrants, MatchCost costs) {
    this.entrants = entrants;
    this.costs = costs;
  }

  /**
   * Teams.
   *
   * @param teamOf the team of each ticket of the group
   * @param chance that the first team beats the second; of three or more, the strongest the weakest
   */
  record Teams(int[] teamOf, double chance, double cost) {}

  /** The teams that cost least; empty when no way was found to deal so many parties. */
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
          int bySize = Integer.compare(entrants.size[other], entrants.size[one]);
          int bySkill = Double.compare(entrants.mu[other], entrants.mu[one]);
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
    int size = entrants.size[deal.order()[at]];
    // Teams of one size are alike while both are empty: the first party needs no second try.
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

  /** From several ways to deal them, changes places; the best of what comes of it. */
  private Optional<int[]> search(MatchCost.Deal deal, Packing packing) {
    int[] order = deal.order();
    Optional<int[]> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    boolean few = order.length <= FEW;
    for (int start = 0; start < (few ? STARTS : 1); start++) {
      int[] from = order.clone();
      mix(from, start);
      MatchCost.Deal mixed = new MatchCost.Deal(from, deal.sizes(), deal.spread());
      int[] parties = Arrays.stream(from).map(ticket -> entrants.size[ticket]).toArray();
      double[] worth = Arrays.stream(from).mapToDouble(ticket -> entrants.mu[ticket]).toArray();
      Optional<int[]> dealt = packing.deal(parties, worth);
      if (dealt.isEmpty()) {
        continue;
      }
      int[] teamOf = dealt.get();
      if (few) {
        changePlaces(mixed, teamOf);
      }
      double strain = costs.strain(mixed, teamOf);
      if (strain < least) {
        least = strain;
        best = Optional.of(inOrder(from, teamOf, order));
      }
    }
    return best;
  }

  /** Another order of parties of the same size; the first is as given. */
  private void mix(int[] order, int start) {
    SplittableRandom random = new SplittableRandom(start);
    for (int at = order.length - 1; start > 0 && at > 0; at--) {
      int other = random.nextInt(at + 1);
      if (entrants.size[order[at]] == entrants.size[order[other]]) {
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

  /** One party for one of its size, or one for two that are together of its size. */
  private void changePlaces(MatchCost.Deal deal, int[] teamOf) {
    int[] order = deal.order();
    double now = costs.strain(deal, teamOf);
    boolean better = true;
    for (int round = 0; better && round < MAX_ROUNDS; round++) {
      better = false;
      for (int one = 0; one < order.length; one++) {
        for (int other = 0; other < order.length; other++) {
          if (teamOf[one] == teamOf[other]
              || entrants.size[order[other]] > entrants.size[order[one]]) {
            continue;
          }
          double then = tryChange(deal, teamOf, one, other, now);
          if (then < now) {
            now = then;
            better = true;
          }
        }
      }
    }
  }

  private double tryChange(MatchCost.Deal deal, int[] teamOf, int one, int other, double now) {
    int[] order = deal.order();
    int rest = entrants.size[order[one]] - entrants.size[order[other]];
    int from = teamOf[one];
    int to = teamOf[other];
    for (int third = rest == 0 ? order.length : other + 1; third <= order.length; third++) {
      boolean alone = third == order.length;
      if (alone != (rest == 0)
          || (!alone && (teamOf[third] != to || entrants.size[order[third]] != rest))) {
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
