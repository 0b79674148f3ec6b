package games.kickoff.faults.history;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened, by this process' clocks.
 *
 * @param nanos {@link System#nanoTime}: orders what happened here
 * @param wall comparable with what other processes of this machine wrote down
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
