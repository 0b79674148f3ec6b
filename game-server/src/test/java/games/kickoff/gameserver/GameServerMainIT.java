package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the server as a process with nothing but the module's own classes on the class path. */
@Timeout(60)
class GameServerMainIT {

  @TempDir private Path folder;
  private Process process;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void exitsWithZeroAndLeavesItsResultWhenTheMatchIsOver() throws Exception {
    Path log = folder.resolve("termination-log");
    Files.writeString(log, "what stood here before, which is longer than the result".repeat(9));
    BufferedReader err = start(Map.of("TERMINATION_LOG", log.toString()));
    try (Peer ann = new Peer(address(err))) {
      assertThat(ann.ask("REQUEST_MATCH 1")).isEqualTo("RUNNING_LENGTH 1");
      assertThat(ann.rest()).containsExactly("STATE running", "STATE stop");
    }

    assertThat(exitCode()).isZero();
    assertThat(log)
        .hasContent(
            """
            {"reason":"length","lengthSeconds":1,"ranSeconds":1,"clients":1}\
            """);
  }

  @Test
  void leavesItsResultWhenTerminated() throws Exception {
    Path log = folder.resolve("termination-log");
    BufferedReader err = start(Map.of("TERMINATION_LOG", log.toString()));
    try (Peer ann = new Peer(address(err))) {
      ann.ask("GET_STATE");
      process.destroy(); // SIGTERM
      assertThat(ann.rest()).containsExactly("STATE stop");
    }

    assertThat(exitCode()).isEqualTo(143);
    assertThat(log).content().contains("\"reason\":\"terminated\"");
  }

  @Test
  void exitsWithZeroWhenItsResultCannotBeWritten() throws Exception {
    BufferedReader err =
        start(Map.of("OPEN_TIMEOUT", "100ms", "TERMINATION_LOG", folder.toString()));

    assertThat(exitCode()).isZero();
    assertThat(err.lines()).anyMatch(line -> line.contains("can't write the result to " + folder));
  }

  @Test
  void exitsWithTwoAndNamesTheVariableOfABadValue() throws Exception {
    BufferedReader err = start(Map.of("PORT", "http"));

    assertThat(exitCode()).isEqualTo(2);
    assertThat(err.lines())
        .containsExactly("game-server: PORT=http: takes a port number, 0 to 65535");
  }

  @Test
  void exitsWithTwoOnAnArgumentItDoesNotKnow() throws Exception {
    start(Map.of(), "--port=8080");

    assertThat(exitCode()).isEqualTo(2);
  }

  @Test
  void exitsWithOneWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      BufferedReader err = start(Map.of("PORT", String.valueOf(taken.getLocalPort())));

      assertThat(exitCode()).isEqualTo(1);
      assertThat(err.readLine()).contains("can't listen on", "(HOST, PORT)");
    }
  }

  @Test
  void printsItsUsageWhenAskedForHelp() throws Exception {
    start(Map.of(), "--help");

    assertThat(exitCode()).isZero();
    assertThat(process.inputReader().lines()).contains("environment:");
  }

  private BufferedReader start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx32m", "-cp"));
    command.add(
        Path.of(GameServerMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .toString());
    command.add(GameServerMain.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would report it on stderr
    builder.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", "0"));
    builder.environment().put("TERMINATION_LOG", folder.resolve("unread").toString());
    builder.environment().putAll(environment);
    process = builder.start();
    return process.errorReader();
  }

  /** The address in "listening on /127.0.0.1:4711". */
  private static InetSocketAddress address(BufferedReader err) throws IOException {
    String line = err.readLine();
    assertThat(line).startsWith("game-server: listening on ");
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(),
        Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
