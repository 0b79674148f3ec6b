package games.kickoff.operator.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether a run of the audit goes on. However many differences there are, no single step of one
 * takes longer than a few time-outs of the stores and the API server.
 */
final class Progress {

  private final InstantSource clock;
  private volatile Optional<Instant> lastStep = Optional.empty();

  Progress(InstantSource clock) {
    this.clock = clock;
  }

  /** A run has begun, or has taken another step. */
  void step() {
    lastStep = Optional.of(clock.instant());
  }

  /** The run is through, or has failed. */
  void end() {
    lastStep = Optional.empty();
  }

  /** Whether a run is under way that has taken no step for that long. */
  boolean isStuckFor(Duration time) {
    return lastStep.map(last -> last.plus(time).isBefore(clock.instant())).orElse(false);
  }
}
