package games.kickoff.local.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * The least, the median and the greatest result of several rounds of a measurement. With an even
 * number of rounds it is the upper median.
 */
record Spread(double min, double median, double max) {

  static Spread of(double... rounds) {
    if (rounds.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }

  /**
   * For people: {@code 0.31 / 0.35 / 0.36}.
   *
   * @param format of one number
   */
  String text(String format) {
    String all = format + " / " + format + " / " + format;
    return String.format(Locale.ROOT, all, min, median, max);
  }
}
