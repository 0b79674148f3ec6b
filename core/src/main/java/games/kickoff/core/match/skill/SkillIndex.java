package games.kickoff.core.match.skill;

import games.kickoff.core.match.pack.Packing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that may play in one region, in the order of skill, parties of each size apart:
 * whoever looks for partners of one ticket meets of each size only as many as can be of use. Within
 * a size, those with very uncertain players stand apart too, so that the cap on them hides nobody
 * else.
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

    /** The first that still stands there or further up; {@code count}: none. */
    int standingFrom(int at) {
      int root = at;
      while (next[root] != root) {
        root = next[root];
      }
      compress(next, at, root);
      return root;
    }

    /** One more than the last that still stands below; 0: none. */
    int standingBelow(int at) {
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

  private final List<Bucket> lanes = new ArrayList<>();
  private final int[] order;
  private final int[] rank;

  /**
   * A shelf.
   *
   * @param order all tickets by skill
   * @param rank the place of each ticket in that order
   * @param eligible which tickets may play here; null: all
   */
  SkillIndex(
      PoolColumns entrants, int[] order, int[] rank, int largest, boolean @Nullable [] eligible) {
    this.order = order;
    this.rank = rank;
    // Counted first, so that all shelves together are as large as regions times tickets.
    int[] bySizeAndCertainty = new int[(largest + 1) * (largest + 1)];
    for (int ticket : order) {
      if (stands(ticket, entrants, largest, eligible)) {
        bySizeAndCertainty[kind(ticket, entrants, largest)]++;
      }
    }
    @Nullable Bucket[] laneOf = new Bucket[bySizeAndCertainty.length];
    for (int at = 0; at < order.length; at++) {
      int ticket = order[at];
      if (!stands(ticket, entrants, largest, eligible)) {
        continue;
      }
      int kind = kind(ticket, entrants, largest);
      Bucket lane = laneOf[kind];
      if (lane == null) {
        lane = new Bucket(entrants.size[ticket], bySizeAndCertainty[kind]);
        laneOf[kind] = lane;
        lanes.add(lane);
      }
      lane.ranks[lane.count++] = at;
    }
    lanes.forEach(Bucket::seal);
  }

  private static boolean stands(
      int ticket, PoolColumns entrants, int largest, boolean @Nullable [] eligible) {
    return entrants.size[ticket] <= largest && (eligible == null || eligible[ticket]);
  }

  private static int kind(int ticket, PoolColumns entrants, int largest) {
    return entrants.size[ticket] * (largest + 1) + entrants.uncertain[ticket];
  }

  void remove(int ticket) {
    for (Bucket lane : lanes) {
      lane.remove(rank[ticket]);
    }
  }

  /**
   * Puts the tickets nearest to one on either side into arrays, the nearest first: of each size as
   * many as can be of use.
   *
   * @return how many
   */
  int nearest(
      int ticket, boolean above, PoolColumns entrants, double reach, Packing packing, int[] into) {
    int own = rank[ticket];
    double from = entrants.skill[ticket];
    int found = 0;
    for (Bucket lane : lanes) {
      int most = packing.useful(lane.size);
      int insertion = Arrays.binarySearch(lane.ranks, 0, lane.count, own);
      int at = insertion >= 0 ? insertion : -insertion - 1;
      if (above && insertion >= 0) {
        at++; // not the ticket itself
      }
      for (int taken = 0; taken < most; taken++) {
        at = above ? lane.standingFrom(at) : lane.standingBelow(at);
        if (above ? at >= lane.count : at <= 0) {
          break;
        }
        int other = lane.ranks[above ? at : at - 1];
        if (Math.abs(entrants.skill[order[other]] - from) > reach) {
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

  /** Runs of a few sorted lanes, some dozens in all: insertion is the quickest. */
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

  /** The most {@link #nearest} can find. */
  int most(Packing packing) {
    return lanes.stream().mapToInt(lane -> packing.useful(lane.size)).sum();
  }
}
