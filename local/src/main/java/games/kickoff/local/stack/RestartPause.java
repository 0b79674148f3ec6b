package games.kickoff.local.stack;

import java.time.Duration;

/**
 * How long to wait before a process that ended is started again. Like a kubelet's CrashLoopBackOff,
 * which doubles from 10 s to 5 min and starts over after 10 min of running, but quicker: from 0.5 s
 * to 10 s, starting over after 30 s.
 *
 * @param next the wait after the process' next end
 */
record RestartPause(Duration next) {

  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration HEALTHY = Duration.ofSeconds(30);

  static final RestartPause FIRST = new RestartPause(LEAST);

  /** The pause after a process ended that had run that long. */
  RestartPause afterRunning(Duration ran) {
    return ran.compareTo(HEALTHY) >= 0 ? FIRST : this;
  }

  /** The pause for the process that is started now. */
  RestartPause doubled() {
    Duration twice = next.multipliedBy(2);
    return new RestartPause(twice.compareTo(MOST) > 0 ? MOST : twice);
  }
}
