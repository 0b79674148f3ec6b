package games.kickoff.core.match.skill;

import games.kickoff.core.match.pack.Packing;
import java.util.Arrays;
import java.util.List;

/**
 * Finds, among all groups that contain a seed ticket and fill the teams exactly, one of least
 * spread; among groups within the same skill range, the one whose players have waited longest in
 * total. The answer is exact as long as {@link Packing#isListed()}.
 *
 * <p>It is a two-pointer search for the smallest covering range. Candidates below and above the
 * seed are sorted by distance. As the lower end moves away from the seed, the least upper end with
 * which the range still holds a feasible group can only move towards it, so both ends together take
 * a linear number of steps. Feasible means that the range's parties, counted by size, contain one
 * of the packing's ways, which is the set of patterns of a bin packing with few sizes (Gilmore and
 * Gomory, A linear programming approach to the cutting-stock problem, 1961).
 *
 * <p>Not thread-safe: an instance reuses its arrays for one seed after the other, and holds the
 * answer of the last search.
 */
final class GroupSearch {

  private final PoolColumns columns;
  private final Packing packing;
  private final double maxUncertainShare;
  private final int[] below;
  private final int[] above;
  private final int[] counts;
  private final int[] between;
  private int[] group = new int[0];
  private double spread;

  GroupSearch(PoolColumns columns, Packing packing, double maxUncertainShare, int most) {
    this.columns = columns;
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

  /** The indices of the group found last, the longest waiting first. */
  int[] group() {
    return group;
  }

  /** The difference of its highest and lowest skill, in rating points. */
  double spread() {
    return spread;
  }

  /**
   * Searches around a seed.
   *
   * @param index the region to search in
   * @param reach the greatest difference in skill from the seed, in rating points
   * @return whether a group was found; {@link #group()} and {@link #spread()} then answer for it
   */
  boolean around(int seed, SkillIndex index, double reach) {
    int must = columns.size[seed];
    if (packing.useful(must) == 0) {
      return false;
    }
    int lower = index.nearest(seed, false, columns, reach, packing, below);
    int upper = index.nearest(seed, true, columns, reach, packing, above);
    Arrays.fill(counts, 0);
    counts[must] = 1;
    int uncertain = columns.uncertain[seed];
    for (int place = 0; place < upper; place++) {
      counts[columns.size[above[place]]]++;
      uncertain += columns.uncertain[above[place]];
    }
    int allowed = allowed(seed);
    double least = Double.POSITIVE_INFINITY;
    int bestLower = 0;
    int bestUpper = 0;
    // Two pointers: a lower end further down never needs a higher upper end.
    int high = upper;
    for (int low = 0; low <= lower; low++) {
      if (low > 0) {
        counts[columns.size[below[low - 1]]]++;
        uncertain += columns.uncertain[below[low - 1]];
      }
      if (!fits(seed, low, high, uncertain, allowed)) {
        continue;
      }
      while (high > 0) {
        int last = above[high - 1];
        counts[columns.size[last]]--;
        uncertain -= columns.uncertain[last];
        if (!fits(seed, low, high - 1, uncertain, allowed)) {
          counts[columns.size[last]]++;
          uncertain += columns.uncertain[last];
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

  /** The skill at one end of the range; the seed's own where the range has none on that side. */
  private double end(int seed, int[] side, int count) {
    return columns.skill[count == 0 ? seed : side[count - 1]];
  }

  /** How many very uncertain players a match around this seed may have. */
  private int allowed(int seed) {
    return columns.uncapped[seed]
        ? packing.players()
        : (int) Math.floor(maxUncertainShare * packing.players() + 1e-9);
  }

  /** Whether the range holds a group that fills the teams and respects the cap. */
  private boolean fits(int seed, int low, int high, int uncertain, int allowed) {
    if (!packing.fits(counts, columns.size[seed])) {
      return false;
    }
    if (uncertain <= allowed) {
      return true;
    }
    gather(seed, low, high);
    for (int[] way : packing.ways(counts, columns.size[seed])) {
      if (pick(seed, low + high + 1, way, allowed).length > 0) {
        return true;
      }
    }
    return false;
  }

  /** Writes the range's tickets into {@code between}, the seed first. */
  private int gather(int seed, int low, int high) {
    between[0] = seed;
    System.arraycopy(below, 0, between, 1, low);
    System.arraycopy(above, 0, between, 1 + low, high);
    Arrays.sort(between, 1, 1 + low + high); // the longest waiting first
    return low + high + 1;
  }

  /** Of all feasible groups in the range takes the one with the most waiting time in total. */
  private void choose(int seed, int low, int high, int allowed) {
    Arrays.fill(counts, 0);
    int found = gather(seed, low, high);
    for (int place = 0; place < found; place++) {
      counts[columns.size[between[place]]]++;
    }
    List<int[]> ways = packing.ways(counts, columns.size[seed]);
    double longest = -1;
    for (int[] way : ways) {
      int[] picked = pick(seed, found, way, allowed);
      double waited = 0;
      for (int ticket : picked) {
        waited += columns.waited[ticket] * columns.size[ticket];
      }
      if (picked.length > 0 && waited > longest) {
        longest = waited;
        group = picked;
      }
    }
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int ticket : group) {
      highest = Math.max(highest, columns.skill[ticket]);
      lowest = Math.min(lowest, columns.skill[ticket]);
    }
    spread = highest - lowest;
  }

  /**
   * Picks the parties that a way asks for, the longest waiting of each size; if that breaks the cap
   * on uncertain players, those with the fewest uncertain players instead.
   *
   * @param way how many parties of each size; index 0 is unused
   * @return indices in ascending order; empty if the cap can't be met
   */
  private int[] pick(int seed, int found, int[] way, int allowed) {
    int[] left = way.clone();
    int[] picked = new int[Arrays.stream(way).sum()];
    int taken = 0;
    left[columns.size[seed]]--;
    picked[taken++] = seed;
    int uncertain = columns.uncertain[seed];
    for (int place = 1; place < found && taken < picked.length; place++) {
      int ticket = between[place];
      if (left[columns.size[ticket]] > 0) {
        left[columns.size[ticket]]--;
        uncertain += columns.uncertain[ticket];
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
    left[columns.size[seed]]--;
    picked[taken++] = seed;
    int uncertain = columns.uncertain[seed];
    for (int degree = 0; degree <= packing.largest() && taken < picked.length; degree++) {
      for (int place = 1; place < found; place++) {
        int ticket = between[place];
        if (columns.uncertain[ticket] == degree && left[columns.size[ticket]] > 0) {
          left[columns.size[ticket]]--;
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
