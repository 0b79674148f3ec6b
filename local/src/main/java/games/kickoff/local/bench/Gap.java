package games.kickoff.local.bench;

import java.time.Duration;

/** The longest time in which nothing happened. */
final class Gap {

  private Gap() {}

  /**
   * The longest time between two neighbours of {@code events}, the window's ends taken as events,
   * too.
   *
   * @param events in order; those outside of the window don't count
   */
  static Duration longest(long[] events, long from, long to) {
    long longest = 0;
    long last = from;
    for (long event : events) {
      if (event >= from && event <= to) {
        longest = Math.max(longest, event - last);
        last = event;
      }
    }
    return Duration.ofNanos(Math.max(longest, to - last));
  }
}
