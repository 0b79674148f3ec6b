package games.kickoff.simulator.population;

import java.util.Locale;

/**
 * How many players a second arrive.
 *
 * @param rate players a second outside the burst
 * @param burst players a second during the burst; equal to {@code rate} when there is none
 * @param from the second at which the burst begins
 * @param seconds how long the burst lasts
 */
public record Load(String name, double rate, double burst, double from, double seconds) {

  /** A load without a burst. */
  public static Load steady(double rate) {
    return new Load(format(rate) + "/s", rate, rate, 0, 0);
  }

  /** A load with a burst of ten times the rate for one minute. */
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
