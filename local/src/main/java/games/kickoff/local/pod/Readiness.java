package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides from the results of a container's readinessProbe whether the container is ready, and when
 * to probe next. Until the first success it is probed every 50 ms instead of every {@code
 * periodSeconds}, so that nobody waits a second for a server that is up after 80 ms. startupProbe
 * and livenessProbe are ignored.
 */
final class Readiness {

  private static final Duration EAGER = Duration.ofMillis(50);

  private final Optional<Probe> probe;
  private boolean ready;
  private boolean everPassed;
  private int inARow;

  private Readiness(Optional<Probe> probe) {
    this.probe = probe;
    this.ready = probe.isEmpty();
  }

  static Readiness of(Container container) {
    return new Readiness(Optional.ofNullable(container.getReadinessProbe()));
  }

  boolean isReady() {
    return ready;
  }

  Optional<Probe> probe() {
    return probe;
  }

  Duration initialDelay() {
    return probe
        .map(p -> Duration.ofSeconds(orElse(p.getInitialDelaySeconds(), 0)))
        .orElse(Duration.ZERO);
  }

  Duration period() {
    return everPassed
        ? probe.map(p -> Duration.ofSeconds(orElse(p.getPeriodSeconds(), 10))).orElse(EAGER)
        : EAGER;
  }

  /** Takes the result of one probe; returns whether it changed the container's readiness. */
  boolean saw(boolean passed) {
    inARow = passed == ready ? 0 : inARow + 1;
    everPassed |= passed;
    if (inARow >= threshold(passed)) {
      ready = passed;
      inARow = 0;
      return true;
    }
    return false;
  }

  private int threshold(boolean passed) {
    Probe tried = probe.orElseThrow();
    return Math.max(
        1,
        passed ? orElse(tried.getSuccessThreshold(), 1) : orElse(tried.getFailureThreshold(), 3));
  }

  private static int orElse(Integer value, int otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }
}
