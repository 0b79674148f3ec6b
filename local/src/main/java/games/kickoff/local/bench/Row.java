package games.kickoff.local.bench;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param aim what issue 3 asks of it; empty: nothing
 * @param verdict whether it is met; empty without an aim
 */
record Row(String what, String result, String aim, String verdict) {

  static Row of(String what, String result) {
    return new Row(what, result, "", "");
  }

  static Row of(String what, String result, String aim, boolean met) {
    return new Row(what, result, aim, met ? "met" : "MISSED");
  }

  /** For people: {@code 12,345/s}. */
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f/s", perSecond);
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  static String micros(double micros) {
    return String.format(Locale.ROOT, "%.1f µs", micros);
  }
}
