package games.kickoff.checkout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotOptions;
import games.kickoff.loadtest.run.BotRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code kickoff run} as a separate process, which signals end. */
class RunCommandE2E {

  @TempDir private Path home;
  private Path temporary;

  @BeforeEach
  void makeTemporaryDirectory() throws IOException {
    temporary = Files.createDirectory(home.resolve("tmp"));
  }

  @Test
  void twoStacksPlaySideBySideAndLeaveNothingAfterCtrlCAndSigterm() throws Exception {
    RunProcess one = RunProcess.start(temporary, "--operators", "2");
    RunProcess other = RunProcess.start(temporary);
    one.awaitUp();
    other.awaitUp();
    assertThat(one.said()).contains("operator-2", "jdbc:postgresql://", "/metrics");

    assertThat(play(one).sessions()).hasSize(1);
    assertThat(play(other).sessions()).hasSize(1);
    assertThat(RunProcess.objects(temporary, "get")).contains("Several stacks run");

    List<ProcessHandle> ofOne = one.descendants();
    List<ProcessHandle> ofOther = other.descendants();
    one.pressCtrlC();
    assertThat(one.awaitEnd()).isZero();
    assertThat(play(other).sessions()).hasSize(1);
    other.process().askToStop();
    assertThat(other.awaitEnd()).isZero();

    assertGone(ofOne);
    assertGone(ofOther);
    assertThat(leftovers()).isEmpty();
    assertThat(one.said()).endsWith("Stopped; nothing is left.\n");
  }

  @Test
  void aKilledOperatorAndAKilledGatewayRunAgainOnTheirPortsAndEndWithTheStack() throws Exception {
    RunProcess run = RunProcess.start(temporary).awaitUp();

    run.kill("operator-1");
    run.kill("gateway");

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(run.said())
                .contains("The operator-1 runs again as pid", "The gateway runs again as pid"));
    assertThat(play(run).sessions()).hasSize(1);
    List<ProcessHandle> processes = run.descendants();
    run.process().askToStop();
    assertThat(run.awaitEnd()).isZero();
    assertGone(processes);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void ctrlCDuringTheStartLeavesNothing() throws Exception {
    RunProcess run = RunProcess.start(temporary).awaitStarting();
    List<ProcessHandle> processes = run.descendants();

    run.pressCtrlC();

    run.awaitEnd();
    assertGone(processes);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  @EnabledIf(
      value = "canTieProcesses",
      disabledReason = "setpriv is missing: a SIGKILL orphans a stack's processes here")
  void aKilledStackLeavesNoProcessAndTheNextRunRemovesItsFiles() throws Exception {
    RunProcess killed = RunProcess.start(temporary).awaitUp();
    List<ProcessHandle> processes = killed.descendants();

    killed.process().signal("KILL");

    assertGone(processes);
    assertThat(RunProcess.objects(temporary, "get")).contains("No stack runs here");
    RunProcess next = RunProcess.start(temporary).awaitUp();
    next.process().askToStop();
    next.awaitEnd();
    assertThat(leftovers()).noneMatch(name -> name.startsWith("kickoff-"));
  }

  @Test
  @EnabledIf(
      value = "canTieProcesses",
      disabledReason = "setpriv is missing: a SIGKILL orphans a stack's processes here")
  void aStackKilledDuringItsStartLeavesNoProcessAndTheNextRunRemovesItsFiles() throws Exception {
    RunProcess killed = RunProcess.start(temporary).awaitStarting();
    List<ProcessHandle> processes = killed.descendants();

    killed.process().signal("KILL");

    assertGone(processes);
    assertThat(leftovers()).isNotEmpty();
    RunProcess next = RunProcess.start(temporary).awaitUp();
    next.process().askToStop();
    next.awaitEnd();
    assertThat(leftovers()).noneMatch(name -> name.startsWith("kickoff-"));
  }

  @Test
  void aTakenPortIsSaidBeforeAnythingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      RunProcess refused = RunProcess.start(temporary, "--port", port);

      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.said()).contains("port " + port).doesNotContain("Starting");
    }
  }

  @Test
  void aBadManifestIsRefusedByItsFieldBeforeAnythingStarts() throws Exception {
    Path bad = home.resolve("bad.yaml");
    Files.writeString(
        bad,
        """
        apiVersion: kickoff.games/v1alpha1
        kind: MatchQueue
        metadata: {name: default}
        spec:
          teams: {count: 2, size: 0}
          server: {template: {spec: {containers: [{name: game, image: "kickoff/game-server"}]}}}
        """);

    RunProcess refused = RunProcess.start(temporary, "--queue", bad.toString());

    assertThat(refused.awaitEnd()).isEqualTo(1);
    assertThat(refused.said())
        .contains("bad.yaml", "default/default", "spec.teams.size")
        .doesNotContain("Starting");
  }

  static boolean canTieProcesses() throws InterruptedException {
    try {
      return new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "true").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static BotReport play(RunProcess run) throws InterruptedException {
    BotReport report =
        BotRun.run(
            BotOptions.against(run.gateway())
                .players(4)
                .matchSize(4)
                .matchSeconds(1)
                .timeLimit(Duration.ofSeconds(120))
                .build(),
            progress -> {});
    assertThat(report.failures()).isEmpty();
    assertThat(report.allFinished()).isTrue();
    return report;
  }

  /** Waits, because a killed orphan process exists until it is reaped. */
  private static void assertGone(List<ProcessHandle> processes) {
    assertThat(processes).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
