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

/** {@code make run} and {@code make get} as processes, with a temporary directory of their own. */
record RunProcess(ChildProcess process, int port) {

  private static final String QUEUE = "/games/kickoff/checkout/run/quick.yaml";

  /** A JVM whose parent ignores SIGINT, as a shell's background job does, ignores it too. */
  private static final List<String> HEARS_SIGINT = List.of("env", "--default-signal=INT");

  /** Starts one with a free port, on the mock, which is up sooner; doesn't wait. */
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

  /** Runs {@code get}, {@code apply} or {@code delete}; its exit code and what it said. */
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
    // beside the temporary directory, which is to be empty at the end
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

  /** What it has printed so far. */
  String said() throws IOException {
    return Files.readString(process.log());
  }

  /** SIGKILL for the service whose pid it has printed under that name. */
  void kill(String service) throws IOException {
    Matcher pid = Pattern.compile(service + " +.*pid (\\d+)").matcher(said());
    assertThat(pid.find()).as(said()).isTrue();
    assertThat(ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow().destroyForcibly())
        .isTrue();
  }

  /** As a terminal sends Ctrl-C: to the whole process group. */
  void pressCtrlC() throws Exception {
    new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
    process.signal("INT"); // where it has no group of its own, and a second one where it has
  }

  List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> all =
        ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::descendants)) {
      return all.toList();
    }
  }

  /** Its exit code. */
  int awaitEnd() {
    return process.await(Duration.ofSeconds(60)).orElseThrow();
  }
}
