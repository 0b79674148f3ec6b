package games.kickoff.simulator.population;

import java.util.Locale;

/**
 * How many players a second arrive.
 *
 * @param rate as a rule
 * @param burst during the burst; the rate itself when there is none
 * @param from second at which the burst begins
 * @param seconds it lasts
 */
public record Load(String name, double rate, double burst, double from, double seconds) {

  /** The same all the time. */
  public static Load steady(double rate) {
    return new Load(format(rate) + "/s", rate, rate, 0, 0);
  }

  /** Ten times as many for one minute. */
  public static Load tenfold(double rate, double from) {
    return new Load(
        format(rate) + "/s, a minute of " + format(10 * rate), rate, 10 * rate, from, 60);
  }

  private static String format(double rate) {
    return rate == Math.rint(rate)
        ? String.format(Locale.ROOT, "%.0f", rate)
        : String.format(Locale.ROOT, "%s", rate);
  }

  double at(double second) {
    return second >= from && second < from + seconds ? burst : rate;
  }

  double highest() {
    return Math.max(rate, burst);
  }
}
