package games.kickoff.local.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import games.kickoff.local.network.PodAddress;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KubeletStatusTest {

  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final PodAddress ADDRESS = new PodAddress("127.3.4.5", OptionalInt.empty());

  private static final Container GAME = container("game");

  private final KubeletStatus status = new KubeletStatus(List.of(GAME), GAME);

  @Test
  void keepsTheTimeOfAConditionThatHasNotChanged() {
    status.of(running(false), START);

    PodStatus later = status.of(running(true), START.plusSeconds(3));

    assertThat(transitionOf(later, "PodScheduled")).isEqualTo("2026-11-21T08:00:00Z");
    assertThat(transitionOf(later, "Ready")).isEqualTo("2026-11-21T08:00:03Z");
    assertThat(later.getStartTime()).isEqualTo("2026-11-21T08:00:00Z");
  }

  @Test
  void isNeitherScheduledNorStartedWhenThereIsNoRoom() {
    PodStatus pending = status.of(new Situation.Unschedulable("no room"), START);

    assertThat(pending.getPhase()).isEqualTo("Pending");
    assertThat(pending.getStartTime()).isNull();
    assertThat(pending.getPodIP()).isNull();
  }

  @Test
  void failsForAReasonOfThePodEvenWhenItsContainerEndedWell() {
    var overdue = new Situation.Because("DeadlineExceeded", "too long");

    PodStatus failed =
        status.of(
            new Situation.Ended(
                ADDRESS, "process://1", START, Exit.of(0, "", START), Optional.of(overdue)),
            START);

    assertThat(failed.getPhase()).isEqualTo("Failed");
    assertThat(failed.getReason()).isEqualTo("DeadlineExceeded");
  }

  @Test
  void runsOnBehindItsGameWhileASidecarRuns() {
    KubeletStatus meshed = new KubeletStatus(List.of(container("a-proxy"), GAME), GAME);

    PodStatus ended =
        meshed.of(
            new Situation.Ended(
                ADDRESS, "process://1", START, Exit.of(0, "", START), Optional.empty()),
            START);

    assertThat(ended.getPhase()).isEqualTo("Running");
    assertThat(ended.getContainerStatuses())
        .extracting(ContainerStatus::getName, c -> c.getState().getTerminated() != null)
        .containsExactly(tuple("a-proxy", false), tuple("game", true));
  }

  @Test
  void keepsTheConditionsOfOthers() {
    PodStatus evicted = status.of(running(true), START);
    evicted
        .getConditions()
        .add(new PodConditionBuilder().withType("DisruptionTarget").withStatus("True").build());
    status.keepConditions(evicted);

    assertThat(status.of(running(false), START).getConditions())
        .extracting(PodCondition::getType)
        .containsOnlyOnce("Ready", "DisruptionTarget");
  }

  private static Container container(String name) {
    return new ContainerBuilder().withName(name).withImage("any").build();
  }

  private static Situation running(boolean ready) {
    return new Situation.Running(ADDRESS, "process://1", START, ready);
  }

  private static String transitionOf(PodStatus status, String type) {
    return status.getConditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow()
        .getLastTransitionTime();
  }
}
