package games.kickoff.simulator.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of a run. Quantiles of waits count each player once, those of spreads each match
 * once.
 *
 * @param byDecile the players in ten equal parts by skill, the lowest first
 */
public record Result(
    String name,
    int players,
    int matches,
    Quantiles waited,
    Quantiles spread,
    Fair predicted,
    Fair actual,
    List<Slice> byDecile,
    List<Slice> byPartySize,
    Totals totals) {

  public record Quantiles(double p50, double p95, double p99, double max) {}

  /**
   * How even matches are. P is the probability that the first of two teams wins.
   *
   * @param off the mean of |P − ½|
   * @param even the share of matches with P from 45 to 55 %
   */
  public record Fair(double off, double even) {}

  /** The figures of a part of the players. */
  public record Slice(String name, int players, Quantiles waited, double meanSpread) {}

  /**
   * Totals of a run.
   *
   * @param nanos CPU time of the matcher, in nanoseconds
   * @param leftAtTheEnd players who waited when the arrivals ended
   * @param leftForGood players who still waited when the simulation ended
   */
  public record Totals(long nanos, long plans, int leftAtTheEnd, int leftForGood) {}

  /**
   * What was measured of tickets, each array with an entry a ticket: seconds waited, players,
   * skill, and the spread of its match.
   */
  record OfTickets(double[] waits, double[] sizes, double[] skills, double[] spreads) {}

  /**
   * What was measured of matches, each array with an entry a match: its spread, and the probability
   * P by the ratings and by true skill.
   */
  record OfMatches(double[] spreads, double[] predicted, double[] actual) {}

  /** The matcher's CPU time per match, in microseconds. */
  public double microsPerMatch() {
    return matches == 0 ? 0 : totals.nanos() / 1e3 / matches;
  }

  /** How many players the matcher puts into matches per second of CPU time. */
  public double playersPerCpuSecond() {
    return totals.nanos() == 0 ? 0 : players / (totals.nanos() / 1e9);
  }

  /** The longest median wait of any decile or party size, as a multiple of the median of all. */
  public double unevenness() {
    double longest = 0;
    for (List<Slice> slices : List.of(byDecile, byPartySize)) {
      for (Slice slice : slices) {
        longest = Math.max(longest, slice.waited().p50());
      }
    }
    return waited.p50() == 0 ? 0 : longest / waited.p50();
  }

  static Result of(String name, OfTickets tickets, OfMatches matches, Totals totals) {
    double[] waits = tickets.waits();
    double[] sizes = tickets.sizes();
    int[] all = IntStream.range(0, waits.length).toArray();
    int players = (int) Arrays.stream(sizes).sum();
    List<Slice> deciles = new ArrayList<>();
    int[] bySkill = sorted(all, tickets.skills());
    int from = 0;
    double before = 0;
    for (int decile = 1; decile <= 10; decile++) {
      int to = from;
      while (to < bySkill.length && (decile == 10 || before < players * decile / 10.0)) {
        before += sizes[bySkill[to++]];
      }
      deciles.add(
          slice(
              "" + decile, Arrays.copyOfRange(bySkill, from, to), waits, sizes, tickets.spreads()));
      from = to;
    }
    List<Slice> parties = new ArrayList<>();
    for (double size : Arrays.stream(sizes).distinct().sorted().toArray()) {
      int[] these = Arrays.stream(all).filter(ticket -> sizes[ticket] == size).toArray();
      parties.add(slice("" + (int) size, these, waits, sizes, tickets.spreads()));
    }
    return new Result(
        name,
        players,
        matches.spreads().length,
        quantiles(all, waits, sizes),
        quantiles(matches.spreads()),
        fair(matches.predicted()),
        fair(matches.actual()),
        deciles,
        parties,
        totals);
  }

  private static Slice slice(
      String name, int[] tickets, double[] waits, double[] sizes, double[] spreads) {
    double players = 0;
    double sum = 0;
    for (int ticket : tickets) {
      players += sizes[ticket];
      sum += sizes[ticket] * spreads[ticket];
    }
    return new Slice(
        name, (int) players, quantiles(tickets, waits, sizes), players == 0 ? 0 : sum / players);
  }

  private static int[] sorted(int[] which, double[] by) {
    return Arrays.stream(which)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> by[index]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Quantiles quantiles(double[] values) {
    int[] all = IntStream.range(0, values.length).toArray();
    double[] once = new double[values.length];
    Arrays.fill(once, 1);
    return quantiles(all, values, once);
  }

  private static Quantiles quantiles(int[] which, double[] values, double[] weights) {
    int[] order = sorted(which, values);
    double total = 0;
    for (int index : order) {
      total += weights[index];
    }
    double[] shares = {0.5, 0.95, 0.99, 1};
    double[] found = new double[shares.length];
    double before = 0;
    int next = 0;
    for (int index : order) {
      before += weights[index];
      while (next < shares.length && before >= shares[next] * total) {
        found[next++] = values[index];
      }
    }
    return new Quantiles(found[0], found[1], found[2], found[3]);
  }

  private static Fair fair(double[] chances) {
    double off = Arrays.stream(chances).map(chance -> Math.abs(chance - 0.5)).average().orElse(0);
    double even =
        Arrays.stream(chances)
            .map(chance -> Math.abs(chance - 0.5) <= 0.05 ? 1 : 0)
            .average()
            .orElse(0);
    return new Fair(off, even);
  }
}
