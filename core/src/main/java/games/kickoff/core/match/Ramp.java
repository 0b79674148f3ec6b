package games.kickoff.core.match;

import java.time.Duration;
import java.util.Optional;

/**
 * A bound that relaxes the longer a ticket waits. During {@code opening} it rises from 0 to {@code
 * start} in proportion to the square of the wait, so slowly at first. After that it grows by {@code
 * growPerSecond}, up to {@code max}.
 *
 * @param opening when zero, the bound is {@code start} at once
 */
public record Ramp(double start, double growPerSecond, double max, Duration opening) {

  private static final double NANOS = 1e9;

  /** A ramp without an opening: it is {@code start} at once. */
  public Ramp(double start, double growPerSecond, double max) {
    this(start, growPerSecond, max, Duration.ZERO);
  }

  /**
   * @throws IllegalArgumentException when a number is negative or the start above the max
   */
  public Ramp {
    if (!(start >= 0 && growPerSecond >= 0 && max >= start) || opening.isNegative()) {
      throw new IllegalArgumentException(
          "start, growPerSecond and opening are not negative, and max is not below start");
    }
  }

  /** The bound after that wait. */
  public double at(Duration waited) {
    double opens = opening.toNanos() / NANOS;
    double seconds = waited.isNegative() ? 0 : waited.toNanos() / NANOS;
    if (seconds < opens) {
      double share = seconds / opens;
      return start * share * share;
    }
    return Math.min(max, start + growPerSecond * (seconds - opens));
  }

  /** The shortest wait after which the bound reaches a value; empty when it never does. */
  public Optional<Duration> admits(double value) {
    double opens = opening.toNanos() / NANOS;
    double seconds;
    if (value <= 0) {
      seconds = 0;
    } else if (value <= start) {
      seconds = opens * Math.sqrt(value / start);
    } else if (value <= max && growPerSecond > 0) {
      seconds = opens + (value - start) / growPerSecond;
    } else {
      return Optional.empty();
    }
    if (seconds >= Long.MAX_VALUE / NANOS / 2) {
      return Optional.empty();
    }
    // By rounding, the bound may still be slightly below the value after that wait.
    long nanos = (long) Math.ceil(seconds * NANOS);
    for (long step = 1; at(Duration.ofNanos(nanos)) < value; step *= 2) {
      nanos += step;
    }
    return Optional.of(Duration.ofNanos(nanos));
  }
}
