package games.kickoff.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.testing.WaitBound;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the process in a JVM of its own, since most of these tests end it. */
class LaunchTest {

  private record Ended(int code, String out, String errors) {}

  /** Does what the environment variable BODY demands. */
  static final class Example {
    public static void main(String[] arguments) throws InterruptedException {
      Launch.run("example", "Takes BODY.\n", arguments, Example::run);
    }

    private static void run() throws IOException, InterruptedException {
      switch (System.getenv("BODY")) {
        case "wrong" -> throw new IllegalArgumentException("BODY is wrong");
        case "unable" -> throw new IOException("no port is free");
        case "stays" -> {
          Stop.bySteps(
              () -> System.out.println("first"),
              () -> {
                throw new IllegalStateException("second");
              },
              () -> System.out.println("third"));
          System.out.println("started");
          Thread.sleep(WaitBound.BOUND);
        }
        default -> System.out.println("done");
      }
    }
  }

  private static Process start(String body, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Example.class.getName());
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("BODY", body);
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would print it
    return builder.start();
  }

  private static Ended ended(Process process) throws IOException, InterruptedException {
    try (BufferedReader out = process.inputReader();
        BufferedReader errors = process.errorReader()) {
      String said = String.join("\n", out.lines().toList());
      String failed = String.join("\n", errors.lines().toList());
      assertThat(process.waitFor(WaitBound.BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), said, failed);
    }
  }

  @Test
  void endsWith0AfterHelp() throws Exception {
    for (String help : new String[] {"--help", "-h"}) {
      assertThat(ended(start("wrong", help))).isEqualTo(new Ended(0, "Takes BODY.", ""));
    }
  }

  @Test
  void endsWith2AfterAnArgumentItDoesNotKnow() throws Exception {
    assertThat(ended(start("done", "--fast")))
        .isEqualTo(new Ended(2, "", "unknown argument: --fast\n\nTakes BODY."));
  }

  @Test
  void endsWith2WhenASettingIsWrong() throws Exception {
    assertThat(ended(start("wrong")))
        .isEqualTo(new Ended(2, "", "The example does not start: BODY is wrong"));
  }

  @Test
  void endsWith1WhenItCanNotStart() throws Exception {
    assertThat(ended(start("unable")))
        .isEqualTo(new Ended(1, "", "The example does not start: no port is free"));
  }

  @Test
  void runsOtherwise() throws Exception {
    assertThat(ended(start("done"))).isEqualTo(new Ended(0, "done", ""));
  }

  @Test
  void takesEveryStepOfItsStopInOrderThoughOneFails() throws Exception {
    Process process = start("stays");
    BufferedReader out = process.inputReader();
    assertThat(out.readLine()).isEqualTo("started");

    process.toHandle().destroy(); // Process.destroy would also close its output

    assertThat(process.waitFor(WaitBound.BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(out.lines()).contains("first", "third").containsSubsequence("first", "third");
  }
}
