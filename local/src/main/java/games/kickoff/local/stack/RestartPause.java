package games.kickoff.local.stack;

import java.time.Duration;

/**
 * How long to wait before a process that ended is started again: as a kubelet's CrashLoopBackOff,
 * which doubles from 10 s to 5 min and starts over after 10 min of running, but quicker.
 *
 * @param next after an end
 */
record RestartPause(Duration next) {

  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration HEALTHY = Duration.ofSeconds(30);

  static final RestartPause FIRST = new RestartPause(LEAST);

  /** What counts for a process that ran that long before it ended. */
  RestartPause afterRunning(Duration ran) {
    return ran.compareTo(HEALTHY) >= 0 ? FIRST : this;
  }

  /** What counts for the one that is started now. */
  RestartPause doubled() {
    Duration twice = next.multipliedBy(2);
    return new RestartPause(twice.compareTo(MOST) > 0 ? MOST : twice);
  }
}
