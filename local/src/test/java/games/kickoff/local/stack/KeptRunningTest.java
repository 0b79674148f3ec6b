package games.kickoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunningTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final Queue<ChildProcess> started = new ConcurrentLinkedQueue<>();
  private final Queue<String> console = new ConcurrentLinkedQueue<>();

  @AfterEach
  void endThem() {
    started.forEach(ChildProcess::kill);
  }

  @Test
  void aKilledOneRunsAgainAsAnotherProcessAndIsCountedAndReported() throws Exception {
    KeptRunning running = keep(this::launch);
    ChildProcess first = running.process();

    first.kill();

    await().atMost(BOUND).until(() -> running.restarts() == 1);
    assertThat(running.process().pid()).isNotEqualTo(first.pid());
    assertThat(running.process().isAlive()).isTrue();
    await().atMost(BOUND).until(() -> console.size() == 2);
    assertThat(console)
        .containsExactly(
            "The operator-1 (pid %d) ended with 137 and is started again in 0.5 s; see %s"
                .formatted(first.pid(), first.log()),
            "The operator-1 runs again as pid " + running.process().pid());
    stop(running);
  }

  @Test
  void oneThatCannotBeStartedIsTriedAgain() throws Exception {
    KeptRunning running =
        keep(() -> {
          if (started.size() == 1 && console.size() < 2) {
            throw new IOException("no memory");
          }
          return launch();
        });

    running.process().kill();

    await().atMost(BOUND).until(() -> running.restarts() == 1);
    assertThat(console).contains("The operator-1 could not be started: no memory");
    stop(running);
  }

  @Test
  void oneThatIsStoppedWhileItWaitsIsNotStartedAgain() throws Exception {
    KeptRunning running = keep(this::launch);
    running.process().kill();
    await().atMost(BOUND).until(() -> !console.isEmpty());

    stop(running);

    assertThat(started).hasSize(1);
  }

  /** A stop must wait for a start that is under way and end the process it started. */
  @Test
  void oneThatIsStoppedWhileItIsBeingStartedLeavesNoProcess() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    KeptRunning running =
        keep(() -> {
          if (!started.isEmpty()) {
            starting.countDown();
            awaitUninterrupted(go);
          }
          return launch();
        });
    running.process().kill();
    starting.await();

    Thread stopping = Thread.ofVirtual().start(running::askToStop);
    await()
        .atMost(BOUND)
        .until(() ->
            stopping.getState() == Thread.State.BLOCKED
                || stopping.getState() == Thread.State.WAITING);
    go.countDown();

    assertThat(stopping.join(BOUND)).isTrue();
    await().atMost(BOUND).until(() -> started.stream().noneMatch(ChildProcess::isAlive));
    assertThat(started).hasSize(2);
  }

  private KeptRunning keep(KeptRunning.Launch launch) throws IOException {
    KeptRunning running = KeptRunning.start("operator-1", launch, console::add);
    running.lookAfter();
    return running;
  }

  private ChildProcess launch() throws IOException {
    ChildProcess process =
        ChildProcess.start(
            List.of("sleep", "600"), Map.of(), directory, directory.resolve("operator-1.log"));
    started.add(process);
    return process;
  }

  private void stop(KeptRunning running) {
    running.askToStop();
    assertThat(running.process().await(BOUND)).isPresent();
    assertThat(started).noneMatch(ChildProcess::isAlive);
  }

  private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
