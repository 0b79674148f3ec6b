package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends garbage to the server, which runs as a process of its own, and checks from outside that it
 * leaks no files, threads or memory.
 */
@EnabledOnOs(OS.LINUX) // reads /proc
@Timeout(60)
class GarbageIT {

  private static final int CONNECTIONS = 200;
  private static final int LINES = 50; // per connection

  /** Fixed, so that every run sends the same garbage. */
  private static final long SEED = 20_261_121;

  @TempDir private Path folder;
  private Process process;
  private Path log;
  private InetSocketAddress address;

  @BeforeEach
  void start() throws IOException {
    log = folder.resolve("log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        GameServerMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    ProcessBuilder builder =
        new ProcessBuilder(
                java, "-XX:+UseSerialGC", "-Xmx32m", "-cp", classes, GameServerMain.class.getName())
            .redirectError(log.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would report it on stderr
    builder.environment().put("HOST", "127.0.0.1");
    builder.environment().put("PORT", "0");
    builder.environment().put("TERMINATION_LOG", folder.resolve("result").toString());
    process = builder.start();
    String listening = "game-server: listening on ";
    String line = await().until(() -> logged(listening), Optional::isPresent).orElseThrow();
    int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void tenThousandLinesOfGarbageChangeNothingAndLeaveNothingBehind() throws Exception {
    Garbage garbage = new Garbage(new SplittableRandom(SEED));
    try (Peer bystander = new Peer(address)) {
      assertThat(bystander.ask("GET_STATE")).isEqualTo("STATE open");
      talk(garbage, 10); // makes the process allocate what it allocates once and keeps
      Held before = awaitOneConnection();

      for (int i = 0; i < CONNECTIONS; i++) {
        talk(garbage, i);
      }

      Held after = awaitOneConnection();
      assertThat(bystander.ask("GET_RUNNING_LENGTH")).isEqualTo("RUNNING_LENGTH 0");
      assertThat(after.files()).isEqualTo(before.files());
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
      assertThat(after.heapBytes()).isLessThan(before.heapBytes() + 200_000);
      assertThat(Files.readString(log)).doesNotContain("Exception", "\tat ");

      assertThat(bystander.ask("REQUEST_MATCH 1")).isEqualTo("RUNNING_LENGTH 1");
      assertThat(bystander.rest()).containsExactly("STATE running", "STATE stop");
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(folder.resolve("result")).content().contains("\"clients\":1}");
  }

  /**
   * Sends garbage on one connection. By {@code number}, the connection reads all its answers, makes
   * the server end it, or is reset.
   */
  private void talk(Garbage garbage, int number) {
    try (Peer peer = new Peer(address)) {
      for (int i = 0; i < LINES; i++) {
        peer.send(garbage.line());
      }
      if (number % 3 == 0) {
        peer.endInput();
        assertThat(peer.rest()).hasSize(LINES).containsOnly("UNKNOWN");
      } else if (number % 3 == 1) {
        peer.send(garbage.lastWords());
        peer.endInput();
        assertThat(peer.rest()).hasSizeGreaterThanOrEqualTo(LINES);
      } else {
        peer.send(garbage.lastWords());
        peer.endInReset();
      }
    }
  }

  /** What the process holds once only the bystander is connected. */
  private Held awaitOneConnection() throws Exception {
    await().atMost(Duration.ofSeconds(10)).until(() -> histogram().connections() == 1);
    return new Held(files(), threads(), histogram().bytes());
  }

  private record Held(int files, int threads, long heapBytes) {}

  private int files() throws IOException {
    try (Stream<Path> open = Files.list(proc("fd"))) {
      return (int) open.count();
    }
  }

  private int threads() throws IOException {
    try (Stream<Path> tasks = Files.list(proc("task"))) {
      return (int) tasks.count();
    }
  }

  private Path proc(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  /** The live objects on the heap after a full garbage collection. */
  private record Histogram(long connections, long bytes) {

    /**
     * Parses lines such as "12: 1 48 games.kickoff.gameserver.Connection" and "Total 5123 345678".
     */
    static Histogram of(List<String> lines) {
      long connections =
          lines.stream()
              .filter(line -> line.endsWith(" " + Connection.class.getName()))
              .map(line -> line.strip().split("\\s+")[1])
              .mapToLong(Long::parseLong)
              .sum();
      return new Histogram(connections, Long.parseLong(lines.getLast().strip().split("\\s+")[2]));
    }
  }

  private Histogram histogram() throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var lines = asked.inputReader()) {
      return Histogram.of(lines.lines().filter(line -> !line.isBlank()).toList());
    }
  }

  private Optional<String> logged(String beginning) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.startsWith(beginning)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
