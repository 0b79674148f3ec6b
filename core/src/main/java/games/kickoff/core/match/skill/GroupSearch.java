package games.kickoff.core.match.skill;

import games.kickoff.core.match.pack.Packing;
import java.util.Arrays;
import java.util.List;

/**
 * The tickets around one ticket that fill the teams together with it and are closest in skill: of
 * all groups with it the one of least spread, exactly; of groups between the same two skills the
 * one that has waited longest. One search is used for one ticket after the other and holds the last
 * answer.
 */
final class GroupSearch {

  private final PoolColumns entrants;
  private final Packing packing;
  private final double maxUncertainShare;
  private final int[] below;
  private final int[] above;
  private final int[] counts;
  private final int[] between;
  private int[] group = new int[0];
  private double spread;

  GroupSearch(PoolColumns entrants, Packing packing, double maxUncertainShare, int most) {
    this.entrants = entrants;
    this.packing = packing;
    this.maxUncertainShare = maxUncertainShare;
    this.below = new int[most];
    this.above = new int[most];
    this.counts = new int[packing.largest() + 1];
    this.between = new int[2 * most + 1];
  }

  Packing packing() {
    return packing;
  }

  /** The group found, the longest waiting first. */
  int[] group() {
    return group;
  }

  /** Between its highest and lowest ticket. */
  double spread() {
    return spread;
  }

  /**
   * Looks around a ticket.
   *
   * @param reach how far from it
   * @return whether there is a group
   */
  boolean around(int seed, SkillIndex shelf, double reach) {
    int must = entrants.size[seed];
    if (packing.useful(must) == 0) {
      return false;
    }
    int lower = shelf.nearest(seed, false, entrants, reach, packing, below);
    int upper = shelf.nearest(seed, true, entrants, reach, packing, above);
    Arrays.fill(counts, 0);
    counts[must] = 1;
    int uncertain = entrants.uncertain[seed];
    for (int place = 0; place < upper; place++) {
      counts[entrants.size[above[place]]]++;
      uncertain += entrants.uncertain[above[place]];
    }
    int allowed = allowed(seed);
    double least = Double.POSITIVE_INFINITY;
    int bestLower = 0;
    int bestUpper = 0;
    // As the lower end goes down, the least upper end that still fills the teams goes down too.
    int high = upper;
    for (int low = 0; low <= lower; low++) {
      if (low > 0) {
        counts[entrants.size[below[low - 1]]]++;
        uncertain += entrants.uncertain[below[low - 1]];
      }
      if (!fits(seed, low, high, uncertain, allowed)) {
        continue;
      }
      while (high > 0) {
        int last = above[high - 1];
        counts[entrants.size[last]]--;
        uncertain -= entrants.uncertain[last];
        if (!fits(seed, low, high - 1, uncertain, allowed)) {
          counts[entrants.size[last]]++;
          uncertain += entrants.uncertain[last];
          break;
        }
        high--;
      }
      double wide = end(seed, above, high) - end(seed, below, low);
      if (wide < least) {
        least = wide;
        bestLower = low;
        bestUpper = high;
      }
    }
    if (least == Double.POSITIVE_INFINITY) {
      return false;
    }
    spread = least;
    choose(seed, bestLower, bestUpper, allowed);
    return true;
  }

  private double end(int seed, int[] side, int count) {
    return entrants.skill[count == 0 ? seed : side[count - 1]];
  }

  private int allowed(int seed) {
    return entrants.uncapped[seed]
        ? packing.players()
        : (int) Math.floor(maxUncertainShare * packing.players() + 1e-9);
  }

  private boolean fits(int seed, int low, int high, int uncertain, int allowed) {
    if (!packing.fits(counts, entrants.size[seed])) {
      return false;
    }
    if (uncertain <= allowed) {
      return true;
    }
    gather(seed, low, high);
    for (int[] way : packing.ways(counts, entrants.size[seed])) {
      if (pick(seed, low + high + 1, way, allowed).length > 0) {
        return true;
      }
    }
    return false;
  }

  private int gather(int seed, int low, int high) {
    between[0] = seed;
    System.arraycopy(below, 0, between, 1, low);
    System.arraycopy(above, 0, between, 1 + low, high);
    Arrays.sort(between, 1, 1 + low + high); // the longest waiting first
    return low + high + 1;
  }

  private void choose(int seed, int low, int high, int allowed) {
    Arrays.fill(counts, 0);
    int found = gather(seed, low, high);
    for (int place = 0; place < found; place++) {
      counts[entrants.size[between[place]]]++;
    }
    List<int[]> ways = packing.ways(counts, entrants.size[seed]);
    double longest = -1;
    for (int[] way : ways) {
      int[] picked = pick(seed, found, way, allowed);
      double waited = 0;
      for (int ticket : picked) {
        waited += entrants.waited[ticket] * entrants.size[ticket];
      }
      if (picked.length > 0 && waited > longest) {
        longest = waited;
        group = picked;
      }
    }
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int ticket : group) {
      highest = Math.max(highest, entrants.skill[ticket]);
      lowest = Math.min(lowest, entrants.skill[ticket]);
    }
    spread = highest - lowest;
  }

  /** That many of each size, the longest waiting; when too many are uncertain, those least so. */
  private int[] pick(int seed, int found, int[] way, int allowed) {
    int[] left = way.clone();
    int[] picked = new int[Arrays.stream(way).sum()];
    int taken = 0;
    left[entrants.size[seed]]--;
    picked[taken++] = seed;
    int uncertain = entrants.uncertain[seed];
    for (int place = 1; place < found && taken < picked.length; place++) {
      int ticket = between[place];
      if (left[entrants.size[ticket]] > 0) {
        left[entrants.size[ticket]]--;
        uncertain += entrants.uncertain[ticket];
        picked[taken++] = ticket;
      }
    }
    if (uncertain > allowed) {
      return pickCertain(seed, found, way, allowed);
    }
    Arrays.sort(picked);
    return picked;
  }

  private int[] pickCertain(int seed, int found, int[] way, int allowed) {
    int[] left = way.clone();
    int[] picked = new int[Arrays.stream(way).sum()];
    int taken = 0;
    left[entrants.size[seed]]--;
    picked[taken++] = seed;
    int uncertain = entrants.uncertain[seed];
    for (int degree = 0; degree <= packing.largest() && taken < picked.length; degree++) {
      for (int place = 1; place < found; place++) {
        int ticket = between[place];
        if (entrants.uncertain[ticket] == degree && left[entrants.size[ticket]] > 0) {
          left[entrants.size[ticket]]--;
          uncertain += degree;
          picked[taken++] = ticket;
        }
      }
    }
    if (uncertain > allowed) {
      return new int[0];
    }
    Arrays.sort(picked);
    return picked;
  }
}
