package games.kickoff.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodViewTest {

  private static final Instant CREATED = Instant.parse("2026-11-21T12:00:00Z");
  private static final String RUNNING =
      """
      phase: Running
      podIP: 10.0.0.7
      conditions:
        - {type: PodScheduled, status: "True", lastTransitionTime: "2026-11-21T12:00:02Z"}
        - {type: Ready, status: "True"}
      containerStatuses:
        - {name: sidecar, state: {terminated: {exitCode: 9, message: not the game}}}
        - {name: game, state: {running: {}}}
      """;

  @Test
  void knowsNothingOfAPodNobodyHasLookedAt() {
    PodView view = PodView.of(pod("{}"), 8080);
    assertThat(view.name()).isEqualTo("pod-2");
    assertThat(view.attempt()).isEqualTo(2);
    assertThat(view.created()).isEqualTo(CREATED);
    assertThat(view.scheduled()).isEmpty();
    assertThat(view.unschedulable()).isEmpty();
    assertThat(view.ready()).isEmpty();
    assertThat(view.exit()).isEmpty();
    assertThat(view.trouble()).isEmpty();
    assertThat(view.deleting()).isFalse();
  }

  @Test
  void readsAPodWithoutAnyStatus() {
    Pod pod = pod("{}");
    pod.setStatus(null);
    assertThat(PodView.of(pod, 8080)).isEqualTo(PodView.of(pod("{}"), 8080));
  }

  @Test
  void takesAPodWithoutAttemptForTheFirst() {
    Pod pod = pod("{}");
    pod.getMetadata().setLabels(null);
    assertThat(PodView.of(pod, 8080).attempt()).isEqualTo(1);
  }

  @Test
  void isScheduledByTheEndOfTheSecondItsConditionSays() {
    assertThat(PodView.of(pod(RUNNING), 8080).scheduled())
        .contains(Instant.parse("2026-11-21T12:00:03Z"));
  }

  @Test
  void isScheduledFromItsCreationWhenNobodySaysWhen() {
    String status = "conditions: [{type: PodScheduled, status: 'True'}]";
    assertThat(PodView.of(pod(status), 8080).scheduled()).contains(CREATED);
  }

  @Test
  void saysWhyNoNodeTakesIt() {
    String status =
        """
        conditions:
          - {type: PodScheduled, status: "False", reason: Unschedulable, message: no room}
        """;
    assertThat(PodView.of(pod(status), 8080).unschedulable()).isEqualTo("no room");
  }

  @Test
  void isUnschedulableThoughNobodySaysWhy() {
    String status = "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable}]";
    assertThat(PodView.of(pod(status), 8080).unschedulable()).isEqualTo("Unschedulable");
  }

  @Test
  void isNotUnschedulableWhileItsSchedulingIsGated() {
    String status = "conditions: [{type: PodScheduled, status: 'False', reason: SchedulingGated}]";
    assertThat(PodView.of(pod(status), 8080).unschedulable()).isEmpty();
  }

  @Test
  void isReachedAtItsAddressAndTheQueuesPortWhenReady() {
    assertThat(PodView.of(pod(RUNNING), 8080).ready()).contains(new Endpoint("10.0.0.7", 8080));
  }

  @Test
  void isReachedAtThePortItsNodeNames() {
    Pod pod =
        new PodBuilder(pod(RUNNING))
            .editMetadata()
            .addToAnnotations(GameSession.CONNECT_PORT_ANNOTATION, "31007")
            .endMetadata()
            .build();
    assertThat(PodView.of(pod, 8080).ready()).contains(new Endpoint("10.0.0.7", 31007));
  }

  @Test
  void isReachedAtItsNodesPortAndFromInsideAtItsOwn() {
    Pod pod = GamePod.reachedAt(onANode(), 8080, 7003, Optional.empty());

    PodView view = PodView.of(pod, 8080);

    assertThat(view.ready()).contains(new Endpoint("192.168.1.4", 7003));
    assertThat(view.inside()).contains(new Endpoint("10.0.0.7", 8080));
  }

  @Test
  void isReachedWhereAllNodesAreReachedFromOutside() {
    Pod pod = GamePod.reachedAt(onANode(), 8080, 7003, Optional.of("play.example.com"));
    assertThat(PodView.of(pod, 8080).ready()).contains(new Endpoint("play.example.com", 7003));
  }

  private static Pod onANode() {
    return new PodBuilder(pod(RUNNING + "hostIP: 192.168.1.4\n"))
        .editMetadata()
        .withAnnotations(new HashMap<>())
        .endMetadata()
        .editSpec()
        .editFirstContainer()
        .addNewPort()
        .withContainerPort(8080)
        .endPort()
        .endContainer()
        .endSpec()
        .build();
  }

  @Test
  void isNotReachedWithoutAnAddress() {
    assertThat(PodView.of(pod(RUNNING.replace("podIP: 10.0.0.7", "")), 8080).ready()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: Ready, status: 'False'}",
        "{type: Ready, status: Unknown}",
        "{type: Other, status: 'True'}"
      })
  void isNotReachedUnlessItIsReady(String condition) {
    String status = RUNNING.replace("{type: Ready, status: \"True\"}", condition);
    assertThat(PodView.of(pod(status), 8080).ready()).isEmpty();
  }

  record End(String outcome, String status, PodView.Exit exit) {
    @Override
    public String toString() {
      return outcome;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void readsHowTheGameEnded(End end) {
    assertThat(PodView.of(pod(end.status()), 8080).exit()).as(end.outcome()).contains(end.exit());
  }

  static Stream<End> ends() {
    return Stream.of(
        new End(
            "theGameStoppedWithAResult",
            terminated("{exitCode: 0, message: red won}"),
            new PodView.Exit(0, "red won", PodView.Cause.ITSELF)),
        new End(
            "theGameStoppedWithoutAResult",
            terminated("{exitCode: 0}"),
            new PodView.Exit(0, "", PodView.Cause.ITSELF)),
        new End(
            "theGameCrashed",
            terminated("{exitCode: 139, reason: Error}"),
            new PodView.Exit(139, "", PodView.Cause.ITSELF)),
        new End(
            "nobodyKnowsTheExitCode",
            terminated("{}"),
            new PodView.Exit(-1, "", PodView.Cause.ITSELF)),
        new End(
            "thePodFailedAndNobodySaysWhy",
            "phase: Failed",
            new PodView.Exit(-1, "the pod failed", PodView.Cause.ITSELF)),
        new End(
            "itsNodeIsGone",
            "phase: Failed\nreason: NodeLost",
            new PodView.Exit(-1, "NodeLost", PodView.Cause.ITSELF)),
        new End(
            "theKubeletEvictedIt",
            "phase: Failed\nreason: Evicted\nmessage: low on memory\n"
                + terminated("{exitCode: 0, message: red leads}"),
            new PodView.Exit(0, "Evicted: low on memory", PodView.Cause.DISRUPTED)),
        new End(
            "itsNodeShutDown",
            "phase: Failed\nreason: Terminated",
            new PodView.Exit(-1, "Terminated", PodView.Cause.DISRUPTED)),
        new End(
            "aPreemptedServerExitsWithZero",
            disrupted("PreemptionByScheduler", "2026-11-21T12:00:09Z")
                + terminated("{exitCode: 0, finishedAt: '2026-11-21T12:00:09Z'}"),
            new PodView.Exit(0, "PreemptionByScheduler", PodView.Cause.DISRUPTED)),
        new End(
            "aDrainedServerSucceedsWithItsScore",
            "phase: Succeeded\n"
                + disrupted("EvictionByEvictionAPI", "2026-11-21T12:00:09Z")
                + terminated(
                    "{exitCode: 0, message: red leads, finishedAt: '2026-11-21T12:00:12Z'}"),
            new PodView.Exit(0, "EvictionByEvictionAPI", PodView.Cause.DISRUPTED)),
        new End(
            "aServerHadEndedWhenItsNodeWasDrained",
            "phase: Succeeded\n"
                + disrupted("EvictionByEvictionAPI", "2026-11-21T12:00:09Z")
                + terminated("{exitCode: 0, message: red won, finishedAt: '2026-11-21T12:00:08Z'}"),
            new PodView.Exit(0, "red won", PodView.Cause.ITSELF)));
  }

  private static String disrupted(String reason, String at) {
    return "conditions: [{type: DisruptionTarget, status: 'True', reason: %s, lastTransitionTime: '%s'}]\n"
        .formatted(reason, at);
  }

  /** A person's delete at 12:00:10 with a grace of 30 s. */
  private static Pod deleted(String finished, int code) {
    Pod pod = pod(terminated("{exitCode: %d, finishedAt: '%s'}".formatted(code, finished)));
    pod.getMetadata().setDeletionTimestamp("2026-11-21T12:00:40Z");
    pod.getMetadata().setDeletionGracePeriodSeconds(30L);
    return pod;
  }

  @ParameterizedTest
  @ValueSource(ints = {143, 137, 0})
  void aServerThatEndsAfterItsPodWasDeletedEndsByThat(int code) {
    assertThat(PodView.of(deleted("2026-11-21T12:00:10Z", code), 8080).exit())
        .contains(new PodView.Exit(code, "exit code " + code, PodView.Cause.DELETED));
  }

  @Test
  void aServerThatHadEndedWhenItsPodWasDeletedEndedByItself() {
    assertThat(PodView.of(deleted("2026-11-21T12:00:09Z", 0), 8080).exit())
        .contains(new PodView.Exit(0, "", PodView.Cause.ITSELF));
  }

  @Test
  void aDisruptedServerThatStillRunsHasNotEnded() {
    Pod pod =
        pod(
            RUNNING.replace(
                "{type: Ready, status: \"True\"}",
                "{type: DisruptionTarget, status: \"True\", reason: EvictionByEvictionAPI}"));
    assertThat(PodView.of(pod, 8080).exit()).isEmpty();
  }

  /** As a service mesh makes it: the pod is made with the game first, and has the sidecar first. */
  private static Pod injected(boolean first, String status) {
    Container sidecar = new ContainerBuilder().withName("mesh").withImage("mesh").build();
    return new PodBuilder(pod(status))
        .editMetadata()
        .addToAnnotations(GameSession.CONTAINER_ANNOTATION, "game")
        .endMetadata()
        .editSpec()
        .addToContainers(first ? 0 : 1, sidecar)
        .endSpec()
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGameIsFoundByNameBesideAnInjectedSidecar(boolean first) {
    String mesh = "  - {name: mesh, state: {running: {}}}\n";
    String game = "  - {name: game, state: {terminated: {exitCode: 0, message: red won}}}\n";
    Pod pod = injected(first, "phase: Running\ncontainerStatuses:\n" + mesh + game);
    assertThat(PodView.of(pod, 8080).exit())
        .contains(new PodView.Exit(0, "red won", PodView.Cause.ITSELF));
  }

  @Test
  void theGamesPortOfTheNodeIsFoundBesideAnInjectedSidecar() {
    Pod reached = GamePod.reachedAt(onANode(), 8080, 7003, Optional.empty());
    Pod pod =
        new PodBuilder(reached)
            .editMetadata()
            .addToAnnotations(GameSession.CONTAINER_ANNOTATION, "game")
            .endMetadata()
            .editSpec()
            .addToContainers(0, new ContainerBuilder().withName("mesh").build())
            .endSpec()
            .build();
    assertThat(PodView.of(pod, 8080).ready()).contains(new Endpoint("192.168.1.4", 7003));
  }

  @Test
  void aNativeSidecarThatFailsToStartIsTheTrouble() {
    Pod pod =
        injected(
            false,
            """
            phase: Pending
            containerStatuses:
              - {name: game, state: {waiting: {reason: PodInitializing}}}
            initContainerStatuses:
              - {name: mesh, state: {waiting: {reason: ImagePullBackOff, message: no image}}}
            """);
    assertThat(PodView.of(pod, 8080).trouble()).isEqualTo("ImagePullBackOff: no image");
    assertThat(PodView.of(pod, 8080).exit()).isEmpty();
  }

  @Test
  void hasNotEndedWhenOnlyItsSidecarHas() {
    assertThat(PodView.of(pod(RUNNING), 8080).exit()).isEmpty();
  }

  @Test
  void saysWhyTheContainerCannotStart() {
    assertThat(PodView.of(pod(waiting("{reason: ErrImagePull, message: no such image}")), 8080))
        .extracting(PodView::trouble)
        .isEqualTo("ErrImagePull: no such image");
    assertThat(PodView.of(pod(waiting("{reason: ErrImagePull}")), 8080))
        .extracting(PodView::trouble)
        .isEqualTo("ErrImagePull");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{reason: ContainerCreating}", "{}"})
  void seesNoTroubleInAContainerThatIsBeingMade(String waiting) {
    assertThat(PodView.of(pod(waiting(waiting)), 8080).trouble()).isEmpty();
  }

  @Test
  void seesThatSomebodyDeletesIt() {
    Pod pod = pod(RUNNING);
    pod.getMetadata().setDeletionTimestamp("2026-11-21T12:00:09Z");
    assertThat(PodView.of(pod, 8080).deleting()).isTrue();
  }

  private static String terminated(String how) {
    return "containerStatuses: [{name: game, state: {terminated: " + how + "}}]";
  }

  private static String waiting(String why) {
    return "containerStatuses: [{name: game, state: {waiting: " + why + "}}]";
  }

  private static Pod pod(String status) {
    Pod pod =
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: pod-2
              namespace: games
              creationTimestamp: "2026-11-21T12:00:00Z"
              labels: {kickoff.games/attempt: "2"}
            spec:
              containers: [{name: game, image: a}, {name: sidecar, image: b}]
            """,
            Pod.class);
    pod.setStatus(Serialization.unmarshal(status, io.fabric8.kubernetes.api.model.PodStatus.class));
    return pod;
  }
}
