package games.kickoff.local.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status a kubelet writes for a pod in a given {@link Situation}. It remembers when each
 * condition last changed and when the node first saw the pod; it writes nothing itself.
 */
final class KubeletStatus {

  private final Container container;
  private final Map<String, PodCondition> conditions = new HashMap<>();
  private @Nullable String acknowledgedAt;

  KubeletStatus(Container container) {
    this.container = container;
  }

  PodStatus of(Situation situation, Instant now) {
    return switch (situation) {
      case Situation.Unschedulable it -> unschedulable(it, now);
      case Situation.Waiting it -> waiting(it, now);
      case Situation.Running it -> running(it, now);
      case Situation.Ended it -> ended(it, now);
    };
  }

  private PodStatus unschedulable(Situation.Unschedulable it, Instant now) {
    return new PodStatusBuilder()
        .withPhase("Pending")
        .withConditions(condition("PodScheduled", false, "Unschedulable", it.message(), now))
        .build();
  }

  private PodStatus waiting(Situation.Waiting it, Instant now) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewWaiting()
            .withReason(it.reason())
            .withMessage(it.message())
            .endWaiting()
            .build();
    return onNode("Pending", it.address().host(), now)
        .withConditions(conditions(false, "ContainersNotReady", now))
        .withContainerStatuses(container(state, false, ""))
        .build();
  }

  private PodStatus running(Situation.Running it, Instant now) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewRunning()
            .withStartedAt(time(it.since()))
            .endRunning()
            .build();
    return onNode("Running", it.address().host(), now)
        .withConditions(conditions(it.ready(), "ContainersNotReady", now))
        .withContainerStatuses(container(state, it.ready(), it.id()))
        .build();
  }

  private PodStatus ended(Situation.Ended it, Instant now) {
    Exit exit = it.exit();
    boolean succeeded = exit.code() == 0 && it.because().isEmpty();
    ContainerState state =
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(exit.code())
            .withReason(exit.reason())
            .withMessage(exit.message().isEmpty() ? null : exit.message())
            .withStartedAt(time(it.since()))
            .withFinishedAt(time(exit.at()))
            .withContainerID(it.id())
            .endTerminated()
            .build();
    return onNode(succeeded ? "Succeeded" : "Failed", it.address().host(), now)
        .withReason(it.because().map(Situation.Because::reason).orElse(null))
        .withMessage(it.because().map(Situation.Because::message).orElse(null))
        .withConditions(conditions(false, succeeded ? "PodCompleted" : "PodFailed", now))
        .withContainerStatuses(container(state, false, it.id()))
        .build();
  }

  /** The node is this machine, so a pod's address is one of the node's own. */
  private PodStatusBuilder onNode(String phase, String address, Instant now) {
    acknowledgedAt = Objects.requireNonNullElseGet(acknowledgedAt, () -> time(now));
    return new PodStatusBuilder()
        .withPhase(phase)
        .withStartTime(acknowledgedAt)
        .withHostIP(address)
        .withPodIP(address)
        .addNewHostIP(address)
        .addNewPodIP(address);
  }

  private ContainerStatus container(ContainerState state, boolean ready, String id) {
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID("")
        .withContainerID(id)
        .withReady(ready)
        .withStarted(state.getRunning() != null)
        .withRestartCount(0)
        .withState(state)
        .build();
  }

  private List<PodCondition> conditions(boolean ready, String notReadyReason, Instant now) {
    List<PodCondition> all = new ArrayList<>();
    all.add(condition("PodScheduled", true, null, null, now));
    all.add(condition("Initialized", true, null, null, now));
    String reason = ready ? null : notReadyReason;
    String message = ready ? null : "containers with unready status: [" + container.getName() + "]";
    all.add(condition("ContainersReady", ready, reason, message, now));
    all.add(condition("Ready", ready, reason, message, now));
    return all;
  }

  private PodCondition condition(
      String type, boolean holds, @Nullable String reason, @Nullable String message, Instant now) {
    String status = holds ? "True" : "False";
    PodCondition before = conditions.get(type);
    PodCondition condition =
        new PodConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(message)
            .withLastTransitionTime(
                before != null && before.getStatus().equals(status)
                    ? before.getLastTransitionTime()
                    : time(now))
            .build();
    conditions.put(type, condition);
    return condition;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
