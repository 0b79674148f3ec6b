package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a pod is to end, and by when. It is set by the watch and read by the pod's own thread. A
 * later call may shorten the grace period but never lengthen it.
 */
final class Termination {

  private static final long DEFAULT_GRACE_SECONDS = 30;

  /** Kubelets give at least this much, also for a grace period of 0. */
  private static final long MIN_GRACE_SECONDS = 1;

  private Optional<Instant> killAt = Optional.empty();
  private boolean objectGone;

  synchronized void by(Instant deadline) {
    killAt = killAt.filter(deadline::isAfter).or(() -> Optional.of(deadline));
  }

  synchronized void objectIsGone() {
    objectGone = true;
  }

  synchronized boolean isAsked() {
    return killAt.isPresent();
  }

  synchronized boolean isObjectGone() {
    return objectGone;
  }

  synchronized Optional<Instant> killAt() {
    return killAt;
  }

  static Duration graceOf(Pod pod) {
    Long deletion = pod.getMetadata().getDeletionGracePeriodSeconds();
    Long spec = pod.getSpec().getTerminationGracePeriodSeconds();
    long seconds =
        Objects.requireNonNullElse(
            deletion, Objects.requireNonNullElse(spec, DEFAULT_GRACE_SECONDS));
    return Duration.ofSeconds(Math.max(MIN_GRACE_SECONDS, seconds));
  }
}
