package games.kickoff.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.testing.WaitBound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir private Path temp;

  @Test
  void inheritsOnlyWhatItNeedsToRun() throws Exception {
    ChildProcess env = start(List.of("env"), Map.of("GIVEN", "1"));

    env.await(WaitBound.BOUND);

    assertThat(Files.readAllLines(env.log()))
        .contains("GIVEN=1")
        .noneMatch(line -> line.startsWith("KUBE_API_TEST_OFFLINE_MODE"));
  }

  @Test
  void tellsTheSignalThatEndedIt() throws Exception {
    ChildProcess sleeper = start(List.of("sleep", "60"), Map.of());

    sleeper.terminate(Duration.ofSeconds(10));

    assertThat(sleeper.await(Duration.ZERO)).hasValue(128 + 15);
  }

  @Test
  void isKilledWhenItIgnoresSigterm() throws Exception {
    ChildProcess stubborn =
        start(List.of("sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done"), Map.of());
    await().until(() -> Files.readString(stubborn.log()).contains("up"));

    stubborn.terminate(Duration.ofMillis(50));

    assertThat(stubborn.await(Duration.ZERO)).hasValue(128 + 9);
  }

  @Test
  void takesItsOwnChildrenWithIt() throws Exception {
    ChildProcess shell = start(List.of("sh", "-c", "sleep 60 & echo $!; wait"), Map.of());
    await().until(() -> !Files.readString(shell.log()).isBlank());
    long child = Long.parseLong(Files.readString(shell.log()).strip());

    shell.kill();

    await()
        .untilAsserted(
            () -> assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty());
  }

  @Test
  void runsAMainClassOfOurClassPath() throws Exception {
    ChildProcess jvm =
        ChildJvm.of(Echo.class.getName())
            .withFlags("-Dgreeting=hello")
            .withArguments("you")
            .start(temp, temp.resolve("log"));

    assertThat(jvm.await(WaitBound.BOUND)).hasValue(3);
    assertThat(Files.readString(jvm.log())).isEqualTo("hello you\n");
  }

  private ChildProcess start(List<String> command, Map<String, String> environment)
      throws Exception {
    return ChildProcess.start(command, environment, temp, temp.resolve("log"));
  }

  static final class Echo {
    public static void main(String[] args) {
      System.out.println(System.getProperty("greeting") + " " + args[0]);
      System.exit(3);
    }
  }
}
