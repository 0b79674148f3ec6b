package games.kickoff.operator.leader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices that the machine's clock was set. JOSDK schedules by {@link java.util.Timer}, which
 * counts on that clock: set back by an hour, it fires whatever it has scheduled an hour late. So a
 * process whose clock was set back has to end.
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
   * @param tolerance smaller steps are none
   */
  public ClockWatch(InstantSource machine, LongSupplier nanos, Duration tolerance) {
    this.machine = machine;
    this.nanos = nanos;
    this.tolerance = tolerance;
    this.time = machine.instant();
    this.counted = nanos.getAsLong();
  }

  /**
   * How far the clock was set since the last look that saw a step, or since the beginning: forward,
   * back (negative), or zero.
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
