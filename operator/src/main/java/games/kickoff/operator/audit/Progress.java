package games.kickoff.operator.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Watches whether a run of the audit makes progress. However many differences there are, a single
 * step takes at most a few time-outs of the stores and the API server.
 */
final class Progress {

  private final InstantSource clock;
  private volatile Optional<Instant> lastStep = Optional.empty();

  Progress(InstantSource clock) {
    this.clock = clock;
  }

  /** A run has begun, or has begun another step. */
  void step() {
    lastStep = Optional.of(clock.instant());
  }

  /** The run has succeeded or failed. */
  void end() {
    lastStep = Optional.empty();
  }

  /** Whether a run is in progress that has taken no step for that long. */
  boolean isStuckFor(Duration time) {
    return lastStep.map(last -> last.plus(time).isBefore(clock.instant())).orElse(false);
  }
}
