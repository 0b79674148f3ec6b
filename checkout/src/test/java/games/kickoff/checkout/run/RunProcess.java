package games.kickoff.checkout.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.checkout.CheckoutJvm;
import games.kickoff.local.network.FreePort;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs {@code kickoff run} and other commands as processes with a given temporary directory. */
record RunProcess(ChildProcess process, int port) {

  private static final String QUEUE = "/games/kickoff/checkout/run/quick.yaml";

  /**
   * Restores the default handling of SIGINT. A process inherits its parent's, and one that ignores
   * SIGINT, such as a shell's background job, would make the JVM ignore it, too.
   */
  private static final List<String> HEARS_SIGINT = List.of("env", "--default-signal=INT");

  /**
   * Starts a stack on a free port, on the mock API, which starts faster than the real one. Doesn't
   * wait until it is up.
   */
  static RunProcess start(Path temporary, String... more) throws Exception {
    int port = FreePort.on("127.0.0.1");
    List<String> arguments = new ArrayList<>(List.of("run"));
    if (!List.of(more).contains("--port")) {
      arguments.addAll(List.of("--port", Integer.toString(port)));
    }
    if (!List.of(more).contains("--queue")) {
      arguments.addAll(
          List.of("--queue", Path.of(RunProcess.class.getResource(QUEUE).toURI()).toString()));
    }
    arguments.addAll(List.of(more));
    return new RunProcess(launch(temporary, arguments), port);
  }

  /** Runs a command such as {@code get}; returns its exit code, a line end and its output. */
  static String objects(Path temporary, String... arguments) throws Exception {
    ChildProcess process = launch(temporary, List.of(arguments));
    int code = process.await(Duration.ofSeconds(60)).orElseThrow();
    return code + "\n" + Files.readString(process.log());
  }

  private static ChildProcess launch(Path temporary, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if (new ProcessBuilder(with(HEARS_SIGINT, "true")).start().waitFor() == 0) {
      command.addAll(HEARS_SIGINT);
    }
    command.addAll(CheckoutJvm.of(temporary, arguments.toArray(String[]::new)).command());
    // not in the temporary directory, which must be empty at the end
    Path log = Files.createTempFile(temporary.getParent(), arguments.getFirst(), ".log");
    return ChildProcess.start(
        command, Map.of("KICKOFF_LOCAL_API", "mock"), temporary.getParent(), log);
  }

  private static List<String> with(List<String> prefix, String program) {
    return Stream.concat(prefix.stream(), Stream.of(program)).toList();
  }

  RunProcess awaitUp() {
    await()
        .atMost(Duration.ofSeconds(180))
        .untilAsserted(() -> assertThat(said()).contains("make get KIND=gsess"));
    return this;
  }

  RunProcess awaitStarting() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> said().contains("Starting") && descendants().size() > 1);
    return this;
  }

  URI gateway() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The output so far. */
  String said() throws IOException {
    return Files.readString(process.log());
  }

  /** Sends SIGKILL to a service, whose pid is taken from the output. */
  void kill(String service) throws IOException {
    Matcher pid = Pattern.compile(service + " +.*pid (\\d+)").matcher(said());
    assertThat(pid.find()).as(said()).isTrue();
    assertThat(ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow().destroyForcibly())
        .isTrue();
  }

  /** Sends SIGINT to the whole process group, as a terminal does on Ctrl-C. */
  void pressCtrlC() throws Exception {
    new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
    process.signal("INT"); // in case it has no process group of its own; else it gets a second one
  }

  List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> all =
        ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::descendants)) {
      return all.toList();
    }
  }

  /** Waits for its end; returns its exit code. */
  int awaitEnd() {
    return process.await(Duration.ofSeconds(60)).orElseThrow();
  }
}
