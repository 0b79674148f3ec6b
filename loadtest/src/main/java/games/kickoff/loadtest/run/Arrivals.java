package games.kickoff.loadtest.run;

import java.time.Duration;

/**
 * When bots arrive. The times are counted from the start of the run and not from the previous bot,
 * so that a slow gateway doesn't slow down the load it gets.
 */
public record Arrivals(double perSecond) {

  public Arrivals {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("bots arrive at more than 0 per second");
    }
  }

  public static Arrivals allAtOnce() {
    return new Arrivals(Double.POSITIVE_INFINITY);
  }

  /** Evenly spread. */
  public static Arrivals atRate(double perSecond) {
    return new Arrivals(perSecond);
  }

  /** When the bot with that index, from 0, arrives, counted from the start of the run. */
  Duration of(int bot) {
    return Duration.ofNanos((long) (bot / perSecond * 1e9));
  }
}
