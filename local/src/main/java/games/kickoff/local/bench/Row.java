package games.kickoff.local.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param yardstick what a bare part did in the same run; empty if there is none
 * @param ratio the least, the median and the greatest ratio of the result to its yardstick, over
 *     all rounds
 * @param aim what the result should be; empty if there is no aim
 * @param verdict whether the aim is met; empty without an aim
 */
record Row(String what, String result, String yardstick, String ratio, String aim, String verdict) {

  static final String[] HEAD = {
    "what", "result", "yardstick", "ratio: min / median / max", "aim", ""
  };

  static Row of(String what, String result) {
    return new Row(what, result, "", "", "", "");
  }

  static Row of(String what, String result, String aim, boolean met) {
    return of(what, result).aiming(aim, met);
  }

  /** Returns this row with the yardstick {@code bare} and these ratios. */
  Row beside(String bare, Spread ratios) {
    return new Row(
        what, result, bare, ratios.text(ratios.min() < 0.1 ? "%.4f" : "%.2f"), aim, verdict);
  }

  Row aiming(String at, boolean met) {
    return new Row(what, result, yardstick, ratio, at, met ? "met" : "MISSED");
  }

  Object[] cells() {
    return new Object[] {what, result, yardstick, ratio, aim, verdict};
  }

  /** For people: {@code 12,345/s}. */
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f/s", perSecond);
  }

  static String micros(double micros) {
    return String.format(Locale.ROOT, "%.1f µs", micros);
  }

  static String millis(double millis) {
    return String.format(Locale.ROOT, "%.1f ms", millis);
  }
}
