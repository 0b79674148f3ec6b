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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status a kubelet writes for a pod in a given {@link Situation}. It remembers when each
 * condition last changed and when the node first saw the pod; it writes nothing itself. Conditions
 * of others, such as an eviction's, are kept as they are.
 */
final class KubeletStatus {

  private static final Set<String> OWN =
      Set.of("PodScheduled", "Initialized", "ContainersReady", "Ready");

  private final Container container;
  private final List<Container> besides;
  private volatile List<PodCondition> ofOthers = List.of();
  private final Map<String, PodCondition> conditions = new HashMap<>();
  private @Nullable String acknowledgedAt;

  /**
   * @param all the pod's containers
   * @param run the one of them that is run; the others count as running from the start to the pod's
   *     deletion
   */
  KubeletStatus(List<Container> all, Container run) {
    this.container = run;
    this.besides = all.stream().filter(other -> other != run).toList();
  }

  /** Keeps the conditions that others have written into the status. May be called by any thread. */
  void keepConditions(@Nullable PodStatus now) {
    ofOthers =
        now == null
            ? List.of()
            : now.getConditions().stream().filter(c -> !OWN.contains(c.getType())).toList();
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
        .withContainerStatuses(containers(container(state, it.ready(), it.id()), it.since()))
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
    boolean othersRun = !besides.isEmpty() && it.because().isEmpty();
    String phase = othersRun ? "Running" : succeeded ? "Succeeded" : "Failed";
    return onNode(phase, it.address().host(), now)
        .withReason(it.because().map(Situation.Because::reason).orElse(null))
        .withMessage(it.because().map(Situation.Because::message).orElse(null))
        .withConditions(conditions(false, succeeded ? "PodCompleted" : "PodFailed", now))
        .withContainerStatuses(containers(container(state, false, it.id()), it.since()))
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

  /** The status of all containers, by name, as kubelets sort them. */
  private List<ContainerStatus> containers(ContainerStatus game, Instant since) {
    ContainerState runs =
        new ContainerStateBuilder()
            .withNewRunning()
            .withStartedAt(time(since))
            .endRunning()
            .build();
    return Stream.concat(
            Stream.of(game), besides.stream().map(other -> container(other, runs, true, "")))
        .sorted(Comparator.comparing(ContainerStatus::getName))
        .toList();
  }

  private ContainerStatus container(ContainerState state, boolean ready, String id) {
    return container(container, state, ready, id);
  }

  private static ContainerStatus container(
      Container container, ContainerState state, boolean ready, String id) {
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
    all.addAll(ofOthers);
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
