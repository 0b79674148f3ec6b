package games.kickoff.core.match.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ways to fill the teams of one match exactly with whole parties.
 *
 * <p>A way is an array of how many parties of each size it uses; index 0 is unused. When there are
 * at most {@link #MAX_WAYS} ways, all are listed once, and queries search the list. When there are
 * more, each query builds one way, with the largest parties first, which may fail although a way
 * exists.
 */
public final class Packing {

  /**
   * The most ways that are listed. Two teams of 8 with every party size have 167, three teams of 5
   * have 65.
   */
  static final int MAX_WAYS = 4_096;

  /** After so many steps {@link #deal(int[], double[])} gives up. */
  private static final int MAX_TRIES = 100_000;

  private static final RecentPackings RECENT = new RecentPackings(4_000_000);

  private final int[] capacities;
  private final int largest;
  private final int[] useful;
  private final Optional<int[][]> ways;

  private Packing(int[] capacities, int largest, Optional<int[][]> ways) {
    this.capacities = capacities;
    this.largest = largest;
    this.ways = ways;
    this.useful = new int[largest + 1];
    for (int size = 1; size <= largest; size++) {
      for (int capacity : capacities) {
        useful[size] += capacity / size;
      }
    }
  }

  /** The ways to fill teams of these sizes. */
  public static Packing of(int... capacities) {
    int[] teams = capacities.clone();
    return RECENT.get(
        new RecentPackings.Key(boxed(teams), false),
        () -> {
          int largest = Arrays.stream(teams).max().orElseThrow();
          return new Packing(teams, largest, list(teams, largest));
        });
  }

  /** The ways to fill equal teams in which all teams have parties of the same sizes. */
  public static Packing mirrored(int teams, int teamSize) {
    int[] capacities = new int[teams];
    Arrays.fill(capacities, teamSize);
    return RECENT.get(
        new RecentPackings.Key(boxed(capacities), true), () -> mirrored(capacities, teamSize));
  }

  private static Packing mirrored(int[] capacities, int teamSize) {
    int teams = capacities.length;
    List<int[]> ofOneTeam = new ArrayList<>();
    partitions(teamSize, teamSize, new int[teamSize + 1], ofOneTeam);
    int[][] ways =
        ofOneTeam.stream()
            .map(way -> Arrays.stream(way).map(count -> count * teams).toArray())
            .sorted(SMALL_PARTIES_FIRST)
            .limit(MAX_WAYS)
            .toArray(int[][]::new);
    return new Packing(capacities, teamSize, Optional.of(ways));
  }

  /** The approximate count of {@code int}s it holds, as a measure of its memory. */
  long weight() {
    return capacities.length + (1L + ways.map(all -> all.length).orElse(0)) * (largest + 1);
  }

  /** Whether its ways are listed; if not, each query builds one. */
  public boolean isListed() {
    return ways.isPresent();
  }

  /** Players of all teams together. */
  public int players() {
    return Arrays.stream(capacities).sum();
  }

  /** Players in each team. */
  public int[] capacities() {
    return capacities.clone();
  }

  /** The largest party a team has room for. */
  public int largest() {
    return largest;
  }

  /** The most parties of a size that fit into one match. */
  public int useful(int size) {
    return size > largest ? 0 : useful[size];
  }

  /**
   * Whether the teams can be filled.
   *
   * @param counts how many parties there are of each size, up to {@link #largest}
   * @param must a size of which at least one party has to play
   */
  public boolean fits(int[] counts, int must) {
    if (ways.isEmpty()) {
      return build(counts, must).isPresent();
    }
    for (int[] way : ways.get()) {
      if (way[must] > 0 && isWithin(way, counts)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The ways to fill the teams with those parties, with arguments as in {@link #fits}; at most one
   * when the ways are not listed.
   */
  public List<int[]> ways(int[] counts, int must) {
    if (ways.isEmpty()) {
      return build(counts, must).stream().toList();
    }
    List<int[]> found = new ArrayList<>();
    for (int[] way : ways.get()) {
      if (way[must] > 0 && isWithin(way, counts)) {
        found.add(way);
      }
    }
    return found;
  }

  /** {@link #deal(int[], double[])} for parties of equal worth. */
  public Optional<int[]> deal(int[] parties) {
    return deal(parties, new double[parties.length]);
  }

  /**
   * Distributes parties over the teams so that all teams are full. In the order given, each party
   * goes into the team with the most room that still allows the rest to be placed; of teams with
   * equal room, into the one whose parties are worth least so far. When the parties are given from
   * the largest to the smallest, hardly any step has to be taken back.
   *
   * @param parties the sizes of the parties
   * @param worth what each party is worth, such as its skill
   * @return the team of each party; empty when there is no way, or none was found in {@link
   *     #MAX_TRIES} steps
   */
  public Optional<int[]> deal(int[] parties, double[] worth) {
    int[] teamOf = new int[parties.length];
    return deal(
            parties,
            worth,
            0,
            capacities.clone(),
            new double[capacities.length],
            teamOf,
            new int[] {MAX_TRIES})
        ? Optional.of(teamOf)
        : Optional.empty();
  }

  private static boolean deal(
      int[] parties,
      double[] worth,
      int at,
      int[] room,
      double[] worths,
      int[] teamOf,
      int[] tries) {
    if (at == parties.length) {
      return true;
    }
    boolean[] tried = new boolean[room.length];
    for (int round = 0; round < room.length; round++) {
      int emptiest = -1;
      for (int team = 0; team < room.length; team++) {
        if (!tried[team]
            && room[team] >= parties[at]
            && (emptiest < 0
                || room[team] > room[emptiest]
                || (room[team] == room[emptiest] && worths[team] < worths[emptiest]))) {
          emptiest = team;
        }
      }
      if (emptiest < 0 || tries[0]-- <= 0) {
        return false;
      }
      tried[emptiest] = true;
      room[emptiest] -= parties[at];
      worths[emptiest] += worth[at];
      teamOf[at] = emptiest;
      if (deal(parties, worth, at + 1, room, worths, teamOf, tries)) {
        return true;
      }
      room[emptiest] += parties[at];
      worths[emptiest] -= worth[at];
    }
    return false;
  }

  private static boolean isWithin(int[] way, int[] counts) {
    for (int size = 1; size < way.length; size++) {
      if (way[size] > counts[size]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Builds a way, team by team, each from the largest parties that fill it. The first team gets the
   * party of size {@code must}.
   */
  private Optional<int[]> build(int[] counts, int must) {
    int[] left = Arrays.copyOf(counts, largest + 1);
    int[] order = Arrays.stream(capacities).sorted().toArray();
    if (left[must] == 0) {
      return Optional.empty();
    }
    left[must]--;
    int first = order.length - 1; // the largest team has room for a party of any useful size
    for (int team = first; team >= 0; team--) {
      int room = order[team] - (team == first ? must : 0);
      if (!fill(room, Math.min(room, largest), left)) {
        return Optional.empty();
      }
    }
    int[] used = new int[largest + 1];
    for (int size = 1; size <= largest; size++) {
      used[size] = counts[size] - left[size];
    }
    return Optional.of(used);
  }

  /**
   * Takes parties out of {@code left} that fill the room exactly; leaves {@code left} as it was
   * when there are none.
   */
  private static boolean fill(int room, int size, int[] left) {
    if (room == 0) {
      return true;
    }
    if (size == 0) {
      return false;
    }
    for (int taken = Math.min(left[size], room / size); taken >= 0; taken--) {
      left[size] -= taken;
      int rest = room - taken * size;
      if (fill(rest, Math.min(size - 1, rest), left)) {
        return true;
      }
      left[size] += taken;
    }
    return false;
  }

  private static final Comparator<int[]> SMALL_PARTIES_FIRST =
      (one, other) -> -Arrays.compare(one, other);

  private static Optional<int[][]> list(int[] capacities, int largest) {
    Set<List<Integer>> all = new LinkedHashSet<>();
    all.add(boxed(new int[largest + 1]));
    for (int capacity : capacities) {
      List<int[]> ofThisTeam = new ArrayList<>();
      if (!partitions(capacity, capacity, new int[largest + 1], ofThisTeam)) {
        return Optional.empty();
      }
      Set<List<Integer>> next = new LinkedHashSet<>();
      for (List<Integer> before : all) {
        for (int[] team : ofThisTeam) {
          int[] both = team.clone();
          for (int size = 1; size <= largest; size++) {
            both[size] += before.get(size);
          }
          next.add(boxed(both));
          if (next.size() > MAX_WAYS) {
            return Optional.empty();
          }
        }
      }
      all = next;
    }
    return Optional.of(
        all.stream()
            .map(way -> way.stream().mapToInt(Integer::intValue).toArray())
            .sorted(SMALL_PARTIES_FIRST)
            .toArray(int[][]::new));
  }

  private static List<Integer> boxed(int[] way) {
    return Arrays.stream(way).boxed().toList();
  }

  /**
   * Finds all ways to write {@code room} as a sum of party sizes; returns false when there are more
   * than {@link #MAX_WAYS}.
   */
  private static boolean partitions(int room, int size, int[] sofar, List<int[]> found) {
    if (room == 0) {
      found.add(sofar.clone());
      return found.size() <= MAX_WAYS;
    }
    boolean few = true;
    for (int next = Math.min(size, room); next >= 1 && few; next--) {
      sofar[next]++;
      few = partitions(room - next, next, sofar, found);
      sofar[next]--;
    }
    return few;
  }
}
