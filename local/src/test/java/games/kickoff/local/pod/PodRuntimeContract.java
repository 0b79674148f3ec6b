package games.kickoff.local.pod;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.network.Addresses;
import games.kickoff.local.network.LoopbackBlock;
import games.kickoff.local.network.PodAddresses;
import games.kickoff.local.process.ChildJvm;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a local node does with pods. The tests run against the real API server and the mock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PodRuntimeContract {

  private static final Images IMAGES =
      new Images(
          Map.of(
              "sh", Image.of("/bin/sh", "-c"),
              "server",
                  Image.of(
                      ChildJvm.of(TinyServer.class.getName())
                          .withFlags("-XX:TieredStopAtLevel=1", "-Xshare:auto"))));

  private EmbeddedApi api;
  private KubernetesClient client;
  private PodRuntime runtime;
  @TempDir private Path temp;

  abstract EmbeddedApi start(Path directory) throws Exception;

  EmbeddedApi api() {
    return api;
  }

  @BeforeAll
  void startApi(@TempDir Path directory) throws Exception {
    api = start(directory.resolve("api"));
    client = api.client();
  }

  @AfterAll
  void closeApi() throws Exception {
    client.close();
    api.close();
  }

  @AfterEach
  void removePods() {
    client.pods().inNamespace("default").withGracePeriod(0).delete();
    await()
        .atMost(20, SECONDS)
        .until(() -> client.pods().inNamespace("default").list().getItems().isEmpty());
    runtime.close();
  }

  @Test
  void isReadyOnceItsProbePasses() throws Exception {
    runProcesses();
    Path gate = temp.resolve("gate");
    Pod pod =
        create(
            "sh",
            List.of("until [ -e $GATE ]; do sleep 0.02; done; touch ready; sleep 60"),
            c ->
                c.addNewEnv()
                    .withName("GATE")
                    .withValue(gate.toString())
                    .endEnv()
                    .withNewReadinessProbe()
                    .withNewExec()
                    .withCommand("test", "-e", "ready")
                    .endExec()
                    .withPeriodSeconds(3600)
                    .endReadinessProbe());
    Pod running = until(pod, p -> phase(p).equals("Running"));
    assertThat(condition(running, "Ready")).isEqualTo("False");

    Files.createFile(gate);

    Pod ready = until(pod, p -> condition(p, "Ready").equals("True"));
    assertThat(condition(ready, "ContainersReady")).isEqualTo("True");
    assertThat(container(ready).getReady()).isTrue();
  }

  @Test
  void letsTwoPodsListenOnTheSamePort() throws Exception {
    runProcesses();
    Pod one = createServer("one");
    Pod two = createServer("two");

    Pod readyOne = until(one, p -> condition(p, "Ready").equals("True"));
    Pod readyTwo = until(two, p -> condition(p, "Ready").equals("True"));

    assertThat(greeting(readyOne)).isEqualTo("one");
    assertThat(greeting(readyTwo)).isEqualTo("two");
  }

  @Test
  void tellsThePortToConnectToWherePodsShareAnAddress() throws Exception {
    runtime = PodRuntime.of(api, new ProcessExecution(IMAGES, temp), Addresses.single());
    Pod one = createServer("one");
    Pod two = createServer("two");

    Pod readyOne = until(one, p -> condition(p, "Ready").equals("True"));
    Pod readyTwo = until(two, p -> condition(p, "Ready").equals("True"));

    assertThat(greeting(readyOne)).isEqualTo("one");
    assertThat(greeting(readyTwo)).isEqualTo("two");
  }

  @Test
  void succeedsWithTheMessageOfAContainerThatEndsWell() {
    runProcesses();

    Pod pod = until(createShell("printf done > $TERMINATION_LOG"), this::isOver);

    assertThat(phase(pod)).isEqualTo("Succeeded");
    var terminated = container(pod).getState().getTerminated();
    assertThat(terminated.getExitCode()).isZero();
    assertThat(terminated.getReason()).isEqualTo("Completed");
    assertThat(terminated.getMessage()).isEqualTo("done");
    assertThat(terminated.getFinishedAt()).isNotBlank();
  }

  @Test
  void failsWithTheCodeOfAContainerThatEndsBadly() {
    runProcesses();

    Pod pod = until(createShell("exit 3"), this::isOver);

    assertThat(phase(pod)).isEqualTo("Failed");
    assertThat(container(pod).getState().getTerminated().getExitCode()).isEqualTo(3);
    assertThat(container(pod).getState().getTerminated().getReason()).isEqualTo("Error");
  }

  @Test
  void failsWhenItsProgramIsNotThere() {
    runProcesses();

    Pod pod = until(create("sh", List.of(), c -> c.withCommand("/no/such")), this::isOver);

    assertThat(container(pod).getState().getTerminated().getReason()).isEqualTo("StartError");
  }

  @Test
  void staysPendingWithAReasonWhenItsImageIsUnknown() {
    runProcesses();

    Pod pod =
        until(
            create("who/knows:1", List.of(), c -> {}),
            p -> !p.getStatus().getContainerStatuses().isEmpty());

    assertThat(phase(pod)).isEqualTo("Pending");
    var waiting = container(pod).getState().getWaiting();
    assertThat(waiting.getReason()).isEqualTo("ErrImagePull");
    assertThat(waiting.getMessage()).contains("who/knows:1", "server, sh");
  }

  @Test
  void endsTheProcessOfADeletedPod() {
    runProcesses();
    Pod pod = until(createShell("sleep 60"), p -> phase(p).equals("Running"));
    ProcessHandle process = process(pod);

    client.resource(pod).delete();

    await().until(() -> !process.isAlive());
    await().until(() -> client.resource(pod).get() == null);
    await().until(() -> runtime.counts().deleted() == 1);
    assertThat(runtime.counts().running()).isZero();
  }

  @Test
  void killsAProcessThatIgnoresSigtermAfterItsGrace() {
    runProcesses();
    Pod pod =
        until(
            createShell("trap '' TERM; touch up; while :; do sleep 0.1; done"),
            p -> phase(p).equals("Running"));
    ProcessHandle process = process(pod);
    await().until(() -> Files.exists(temp.resolve(home(pod)).resolve("up")));

    client.resource(pod).withGracePeriod(1).delete();

    await().until(() -> !process.isAlive());
    await().until(() -> client.resource(pod).get() == null);
  }

  @Test
  void endsAPodAtItsActiveDeadline() {
    runProcesses();
    Pod pod =
        client
            .resource(
                new PodBuilder(pod("sh", List.of("sleep 60"), c -> {}))
                    .editSpec()
                    .withActiveDeadlineSeconds(1L)
                    .endSpec()
                    .build())
            .create();

    Pod over = until(pod, this::isOver);

    assertThat(phase(over)).isEqualTo("Failed");
    assertThat(over.getStatus().getReason()).isEqualTo("DeadlineExceeded");
  }

  @Test
  void waitsUnschedulableUntilAnAddressIsFree() {
    runtime =
        PodRuntime.of(api, new ProcessExecution(IMAGES, temp), LoopbackBlock.claim().limitedTo(1));
    Pod first = until(createShell("sleep 60"), p -> phase(p).equals("Running"));
    Pod second = createShell("sleep 60");
    Pod waiting = until(second, p -> condition(p, "PodScheduled").equals("False"));
    assertThat(phase(waiting)).isEqualTo("Pending");
    assertThat(waiting.getStatus().getConditions().getFirst().getReason())
        .isEqualTo("Unschedulable");

    client.resource(first).delete();

    until(second, p -> phase(p).equals("Running"));
  }

  @Test
  void leavesNoProcessWhenClosed() {
    runProcesses();
    Pod polite = until(createShell("sleep 60"), p -> phase(p).equals("Running"));
    Pod stubborn =
        until(
            createShell("trap '' TERM; while :; do sleep 0.1; done"),
            p -> phase(p).equals("Running"));
    ProcessHandle one = process(polite);
    ProcessHandle two = process(stubborn);

    runtime.close();

    assertThat(one.isAlive()).isFalse();
    assertThat(two.isAlive()).isFalse();
    assertThat(runtime.counts().running()).isZero();
  }

  @Test
  void leavesAPodPendingWhenItsExecutionRefuses() {
    Execution refusing =
        launch -> {
          throw new CannotStart("CreateContainerError", "not today");
        };
    runtime = PodRuntime.of(api, refusing, PodAddresses.shared("127.0.0.1"));

    Pod pod = until(createShell("true"), p -> !p.getStatus().getContainerStatuses().isEmpty());

    assertThat(container(pod).getState().getWaiting().getMessage()).isEqualTo("not today");
  }

  @Test
  void isReadyAtOnceOnAHollowNode() {
    runtime = PodRuntime.hollow(api);

    Pod pod = until(createServer("hollow"), p -> condition(p, "Ready").equals("True"));
    client.resource(pod).delete();

    await().until(() -> client.resource(pod).get() == null);
    await().until(() -> runtime.counts().equals(new PodCounts(1, 1, 1, 0)));
  }

  void runProcesses() {
    runtime = PodRuntime.ofProcesses(api, IMAGES, temp);
  }

  Pod createShell(String script) {
    return create("sh", List.of(script), c -> {});
  }

  Pod until(Pod pod, Predicate<Pod> wanted) {
    return await()
        .atMost(20, SECONDS)
        .until(() -> client.resource(pod).get(), p -> p.getStatus() != null && wanted.test(p));
  }

  static String phase(Pod pod) {
    return String.valueOf(pod.getStatus().getPhase());
  }

  private Pod createServer(String greeting) {
    return create(
        "server",
        List.of(greeting),
        c ->
            c.addNewEnv()
                .withName("PORT")
                .withValue("8080")
                .endEnv()
                .withNewReadinessProbe()
                .withNewTcpSocket()
                .withPort(new IntOrString(8080))
                .endTcpSocket()
                .endReadinessProbe());
  }

  private Pod create(String image, List<String> args, Consumer<ContainerBuilder> more) {
    return client.resource(pod(image, args, more)).create();
  }

  private static Pod pod(String image, List<String> args, Consumer<ContainerBuilder> more) {
    var container = new ContainerBuilder().withName("game").withImage(image).withArgs(args);
    more.accept(container);
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("pod-" + UUID.randomUUID())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(1L)
        .withContainers(container.build())
        .endSpec()
        .build();
  }

  private boolean isOver(Pod pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  private static String condition(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals(type))
        .map(PodCondition::getStatus)
        .findFirst()
        .orElse("absent");
  }

  private static ContainerStatus container(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst();
  }

  private static ProcessHandle process(Pod pod) {
    String id = container(pod).getContainerID();
    return ProcessHandle.of(Long.parseLong(id.substring("process://".length()))).orElseThrow();
  }

  private static String home(Pod pod) {
    return new PodLaunch(pod, null, "").fileName();
  }

  private static String greeting(Pod pod) throws Exception {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    String port = annotations.getOrDefault("kickoff.games/connect-port", "8080");
    try (Socket socket = new Socket(pod.getStatus().getPodIP(), Integer.parseInt(port))) {
      return new String(socket.getInputStream().readAllBytes());
    }
  }
}
