package games.kickoff.core.match.skill;

import games.kickoff.core.match.pack.Packing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One region's tickets as sorted arrays by skill, for nearest-neighbour queries.
 *
 * <p>There is one bucket for each pair of party size and number of very uncertain players. A query
 * takes from every bucket at most as many tickets as a match has room for parties of that size, so
 * a large bucket never hides a small one, and the cap on uncertain players never hides certain ones
 * behind them.
 *
 * <p>Matched tickets are deleted from a bucket in a union-find forest of links to the next ticket
 * that is left, with path compression (Tarjan, Efficiency of a good but not linear set union
 * algorithm, JACM 22, 1975): finding the next one takes nearly constant time.
 */
final class SkillIndex {

  private static final class Bucket {
    final int size;
    final int[] ranks;
    int count;
    int[] next = new int[0];
    int[] previous = new int[0];

    Bucket(int size, int capacity) {
      this.size = size;
      this.ranks = new int[capacity];
    }

    void seal() {
      next = new int[count + 1];
      previous = new int[count + 1];
      for (int at = 0; at <= count; at++) {
        next[at] = at;
        previous[at] = at;
      }
    }

    /** The first position at or above {@code at} that is not deleted; {@code count}: none. */
    int nextFrom(int at) {
      int root = at;
      while (next[root] != root) {
        root = next[root];
      }
      compress(next, at, root);
      return root;
    }

    /** One more than the last position below {@code at} that is not deleted; 0: none. */
    int nextBelow(int at) {
      int root = at;
      while (previous[root] != root) {
        root = previous[root];
      }
      compress(previous, at, root);
      return root;
    }

    private static void compress(int[] links, int from, int root) {
      int at = from;
      while (links[at] != root && at != root) {
        int then = links[at];
        links[at] = root;
        at = then;
      }
    }

    void remove(int rank) {
      int at = Arrays.binarySearch(ranks, 0, count, rank);
      if (at >= 0) {
        next[at] = at + 1;
        previous[at + 1] = at;
      }
    }
  }

  private final List<Bucket> buckets = new ArrayList<>();
  private final int[] order;
  private final int[] rank;

  /**
   * @param order the indices of all tickets in ascending order of skill
   * @param rank its inverse: for each ticket its position in that order
   * @param largest players in the largest party that the queue admits
   * @param eligible for each ticket whether it may play in this region; null: all may
   */
  SkillIndex(
      PoolColumns columns, int[] order, int[] rank, int largest, boolean @Nullable [] eligible) {
    this.order = order;
    this.rank = rank;
    // Counted first, so that the buckets' arrays are exactly as large as needed.
    int[] bySizeAndCertainty = new int[(largest + 1) * (largest + 1)];
    for (int ticket : order) {
      if (isIndexed(ticket, columns, largest, eligible)) {
        bySizeAndCertainty[kind(ticket, columns, largest)]++;
      }
    }
    @Nullable Bucket[] bucketOf = new Bucket[bySizeAndCertainty.length];
    for (int at = 0; at < order.length; at++) {
      int ticket = order[at];
      if (!isIndexed(ticket, columns, largest, eligible)) {
        continue;
      }
      int kind = kind(ticket, columns, largest);
      Bucket bucket = bucketOf[kind];
      if (bucket == null) {
        bucket = new Bucket(columns.size[ticket], bySizeAndCertainty[kind]);
        bucketOf[kind] = bucket;
        buckets.add(bucket);
      }
      bucket.ranks[bucket.count++] = at;
    }
    buckets.forEach(Bucket::seal);
  }

  private static boolean isIndexed(
      int ticket, PoolColumns columns, int largest, boolean @Nullable [] eligible) {
    return columns.size[ticket] <= largest && (eligible == null || eligible[ticket]);
  }

  private static int kind(int ticket, PoolColumns columns, int largest) {
    return columns.size[ticket] * (largest + 1) + columns.uncertain[ticket];
  }

  void remove(int ticket) {
    for (Bucket bucket : buckets) {
      bucket.remove(rank[ticket]);
    }
  }

  /**
   * Finds the nearest neighbours of a ticket on one side: from each bucket at most as many as a
   * match has room for.
   *
   * @param above whether to search higher skills rather than lower ones
   * @param reach the greatest difference in skill, in rating points
   * @param into receives their indices, the nearest first
   * @return how many were found
   */
  int nearest(
      int ticket, boolean above, PoolColumns columns, double reach, Packing packing, int[] into) {
    int own = rank[ticket];
    double from = columns.skill[ticket];
    int found = 0;
    for (Bucket bucket : buckets) {
      int most = packing.useful(bucket.size);
      int insertion = Arrays.binarySearch(bucket.ranks, 0, bucket.count, own);
      int at = insertion >= 0 ? insertion : -insertion - 1;
      if (above && insertion >= 0) {
        at++; // not the ticket itself
      }
      for (int taken = 0; taken < most; taken++) {
        at = above ? bucket.nextFrom(at) : bucket.nextBelow(at);
        if (above ? at >= bucket.count : at <= 0) {
          break;
        }
        int other = bucket.ranks[above ? at : at - 1];
        if (Math.abs(columns.skill[order[other]] - from) > reach) {
          break;
        }
        into[found++] = other;
        at += above ? 1 : -1;
      }
    }
    sort(into, found, above);
    for (int place = 0; place < found; place++) {
      into[place] = order[into[place]];
    }
    return found;
  }

  /** Insertion sort: the fastest for a few dozen numbers that come in runs already sorted. */
  private static void sort(int[] ranks, int count, boolean ascending) {
    for (int place = 1; place < count; place++) {
      int rank = ranks[place];
      int to = place;
      while (to > 0 && (ascending ? ranks[to - 1] > rank : ranks[to - 1] < rank)) {
        ranks[to] = ranks[to - 1];
        to--;
      }
      ranks[to] = rank;
    }
  }

  /** The most tickets {@link #nearest} can find on one side. */
  int most(Packing packing) {
    return buckets.stream().mapToInt(bucket -> packing.useful(bucket.size)).sum();
  }
}
