package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the game in a pod ended, and what ended it. Pure.
 *
 * <p>A server that is evicted or deleted gets SIGTERM and may well exit with 0, in the middle of
 * its match. So what ended it counts, not its exit code. Kubernetes writes times in whole seconds:
 * an end in the same second as the disruption or deletion counts as its effect.
 */
final class PodEnd {

  /** The reasons of pods that the kubelet ended for its node's sake. */
  private static final Set<String> BY_KUBELET =
      Set.of("Evicted", "Preempting", "NodeShutdown", "Shutdown", "Terminated");

  private PodEnd() {}

  /**
   * @param game the status of the game's container; empty while the kubelet has written none
   * @return empty while the game runs or has not begun
   */
  static Optional<PodView.Exit> of(Pod pod, PodStatus status, Optional<ContainerStatus> game) {
    Optional<ContainerStateTerminated> terminated =
        game.map(ContainerStatus::getState).map(ContainerState::getTerminated);
    boolean failed = "Failed".equals(status.getPhase());
    if (terminated.isEmpty() && !failed) {
      return Optional.empty();
    }
    int code = terminated.map(ContainerStateTerminated::getExitCode).orElse(-1);
    Optional<Instant> finished =
        terminated.map(ContainerStateTerminated::getFinishedAt).map(Instant::parse);
    Optional<PodCondition> disruption =
        PodView.condition(status, "DisruptionTarget").filter(c -> "True".equals(c.getStatus()));
    if (disruption.isPresent()
        && !isBefore(finished, time(disruption.get().getLastTransitionTime()))) {
      return exit(code, why(disruption.get()), PodView.Cause.DISRUPTED);
    }
    if (failed && status.getReason() != null && BY_KUBELET.contains(status.getReason())) {
      return exit(code, why(status.getReason(), status.getMessage()), PodView.Cause.DISRUPTED);
    }
    Optional<Instant> deleted = deletionAsked(pod.getMetadata());
    if (deleted.isPresent() && !isBefore(finished, deleted)) {
      return exit(code, "exit code " + code, PodView.Cause.DELETED);
    }
    if (terminated.isPresent()) {
      String message = Objects.requireNonNullElse(terminated.get().getMessage(), "");
      return exit(code, message, PodView.Cause.ITSELF);
    }
    String reason = status.getReason() == null ? "the pod failed" : status.getReason();
    return exit(-1, why(reason, status.getMessage()), PodView.Cause.ITSELF);
  }

  private static Optional<PodView.Exit> exit(int code, String message, PodView.Cause cause) {
    return Optional.of(new PodView.Exit(code, message, cause));
  }

  /** Whether the game had certainly ended before; unknown times count as not before. */
  private static boolean isBefore(Optional<Instant> finished, Optional<Instant> other) {
    return finished.isPresent() && other.isPresent() && finished.get().isBefore(other.get());
  }

  /** When the deletion was requested: the deletionTimestamp is a grace period later. */
  private static Optional<Instant> deletionAsked(ObjectMeta pod) {
    long grace = Objects.requireNonNullElse(pod.getDeletionGracePeriodSeconds(), 0L);
    return time(pod.getDeletionTimestamp()).map(due -> due.minusSeconds(grace));
  }

  private static Optional<Instant> time(@Nullable String text) {
    return Optional.ofNullable(text).map(Instant::parse);
  }

  private static String why(PodCondition disruption) {
    return why(
        Objects.requireNonNullElse(disruption.getReason(), "Disrupted"), disruption.getMessage());
  }

  private static String why(String reason, @Nullable String message) {
    return message == null || message.isBlank() ? reason : reason + ": " + message;
  }
}
