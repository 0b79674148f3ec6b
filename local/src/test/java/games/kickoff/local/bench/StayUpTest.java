package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.local.process.ChildProcess;
import games.kickoff.local.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StayUpTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Service operator;

  @AfterEach
  void end() {
    operator.process().kill();
  }

  @Test
  void oneThatEndedBreaksTheBenchOffWithItsLastWords() throws Exception {
    operator = start("echo first; echo the lease was lost; exit 3");
    operator.process().await(LONG);

    assertThatThrownBy(() -> new StayUp(() -> List.of(operator)).check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the operator-1 (pid %d) ended with 3", operator.process().pid())
        .hasMessageContaining("the lease was lost");
  }

  @Test
  void oneThatIsStoppedOnPurposeIsExcused() throws Exception {
    operator = start("exit 0");
    operator.process().await(LONG);
    StayUp stayUp = new StayUp(() -> List.of(operator));

    stayUp.excuse(operator);

    assertThatCode(stayUp::check).doesNotThrowAnyException();
  }

  @Test
  void oneThatRunsIsFine() throws Exception {
    operator = start("sleep 600");

    assertThatCode(new StayUp(() -> List.of(operator))::check).doesNotThrowAnyException();
  }

  private Service start(String script) throws IOException {
    return new Service(
        "operator-1",
        ChildProcess.start(
            List.of("/bin/sh", "-c", script), Map.of(), directory, directory.resolve("log")),
        URI.create("http://127.0.0.1:1"),
        0);
  }
}
