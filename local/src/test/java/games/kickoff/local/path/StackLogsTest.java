package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLogsTest {

  @TempDir private Path home;

  @Test
  void printsWhereTheyAreAndWhatWasLoggedLast() throws Exception {
    Path stack = stack("one");
    StackLogs.watch(stack);

    assertThat(failed())
        .contains("aTest failed; its stack's logs are in " + stack.resolve("logs"))
        .contains("--- gateway.log, from line 51", "line 51\n", "line 150\n")
        .doesNotContain("line 50\n");
  }

  @Test
  void keepsThoseOfAFailedTestAndNoOthers() throws Exception {
    Path good = stack("good");
    StackLogs.watch(good);
    StackLogs.passed();
    Path bad = stack("bad");
    StackLogs.watch(bad);
    assertThat(failed()).contains(bad.toString()).doesNotContain(good.toString());
    StackLogs.passed();

    assertThat(good).doesNotExist();
    assertThat(bad.resolve("logs/gateway.log")).exists();
  }

  @Test
  void keepsThoseOfAStackThatStillRuns() throws Exception {
    Path running = stack("running");
    Files.createDirectory(running.resolve("redis"));
    StackLogs.watch(running);
    StackLogs.passed();

    assertThat(failed()).contains(running.toString());
  }

  private static String failed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StackLogs.failed("aTest", new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path stack(String name) throws Exception {
    Path stack = home.resolve(name);
    Files.createDirectories(stack.resolve("logs"));
    Files.writeString(
        stack.resolve("logs/gateway.log"),
        IntStream.rangeClosed(1, 150)
            .mapToObj(i -> "line " + i + "\n")
            .collect(Collectors.joining()));
    return stack;
  }
}
