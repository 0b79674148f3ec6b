package games.kickoff.operator.leader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices that somebody has set the machine's clock. JOSDK schedules with {@link java.util.Timer},
 * which depends on that clock: if the clock is set back by an hour, every timer fires an hour late.
 * So a process whose clock was set back has to end.
 */
public final class ClockWatch {

  private final InstantSource machine;
  private final LongSupplier nanos;
  private final Duration tolerance;
  private Instant time;
  private long counted;

  /**
   * @param machine the machine's clock
   * @param nanos a counter of nanoseconds that never goes back
   * @param tolerance smaller differences are ignored
   */
  public ClockWatch(InstantSource machine, LongSupplier nanos, Duration tolerance) {
    this.machine = machine;
    this.nanos = nanos;
    this.tolerance = tolerance;
    this.time = machine.instant();
    this.counted = nanos.getAsLong();
  }

  /**
   * How far the clock was set since the last call that returned a step, or since the construction:
   * positive when forward, negative when back, zero when not set.
   */
  public Duration step() {
    Instant now = machine.instant();
    long count = nanos.getAsLong();
    Duration step = Duration.between(time.plusNanos(count - counted), now);
    if (step.abs().compareTo(tolerance) < 0) {
      return Duration.ZERO;
    }
    time = now;
    counted = count;
    return step;
  }
}
