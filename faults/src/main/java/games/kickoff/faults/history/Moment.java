package games.kickoff.faults.history;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, by this process' clocks.
 *
 * @param nanos {@link System#nanoTime}, which orders what this process observed
 * @param wall the time of day, comparable with times that other processes on this machine recorded
 */
public record Moment(long nanos, Instant wall) {

  public static Moment now() {
    return new Moment(System.nanoTime(), Instant.now());
  }

  public boolean isBefore(Moment other) {
    return nanos < other.nanos;
  }

  /** How long after the other this was. */
  public Duration since(Moment other) {
    return Duration.ofNanos(nanos - other.nanos);
  }
}
