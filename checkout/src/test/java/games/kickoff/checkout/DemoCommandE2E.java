package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.local.process.ChildProcess;
import games.kickoff.testing.WaitBound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code kickoff demo} in a separate process, as {@code make demo} does. */
class DemoCommandE2E {

  @TempDir private Path home;

  @Test
  void aStandByFinishesTheDemoOfAKilledLeader() throws Exception {
    Path temporary = Files.createDirectory(home.resolve("tmp"));
    ChildProcess demo = start(temporary, "demo", "--players", "24", "--operators", "2");
    await()
        .atMost(WaitBound.BOUND)
        .until(() -> aMatchHasItsPod(temporary) && leader(temporary).isPresent());
    String leader = leader(temporary).orElseThrow();

    assertThat(ProcessHandle.of(pid(leader, demo)).orElseThrow().destroyForcibly()).isTrue();

    assertThat(demo.await(Duration.ofSeconds(300))).as(said(demo)).hasValue(0);
    assertThat(said(demo))
        .contains("Every bot finished its match; nothing is left.", "runs again as pid")
        .containsPattern("processes started again +1\n");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void ranksPlayersWithoutLosingAnybody() throws Exception {
    Path temporary = Files.createDirectory(home.resolve("tmp"));
    ChildProcess demo =
        start(temporary, "demo", "--game", "ranked", "--players", "8", "--rounds", "2");

    assertThat(demo.await(Duration.ofSeconds(300))).as(said(demo)).hasValue(0);
    assertThat(said(demo))
        .contains("round  2:   2 matches rated, rank correlation")
        .contains("4 matches in the ledger")
        .contains("0 of 8 differ")
        .contains("nobody was lost");
    assertThat(temporary).isEmptyDirectory();
  }

  private ChildProcess start(Path temporary, String... arguments) throws IOException {
    return CheckoutJvm.of(temporary, arguments)
        .withEnvironment(Map.of("KICKOFF_LOCAL_API", "auto"))
        .start(Path.of("..").toAbsolutePath().normalize(), home.resolve("demo.log"));
  }

  private static boolean aMatchHasItsPod(Path temporary) throws IOException {
    return !files(temporary, "pods").isEmpty();
  }

  /** The name of the operator that leads, found by the line "Leading as" in its log. */
  private static Optional<String> leader(Path temporary) throws IOException {
    for (Path log : files(temporary, "logs")) {
      if (Files.readString(log).contains("Leading as")) {
        return Optional.of(log.getFileName().toString().replace(".log", ""));
      }
    }
    return Optional.empty();
  }

  private static long pid(String operator, ChildProcess demo) throws IOException {
    Matcher said = Pattern.compile(operator + " \\(pid (\\d+)\\)").matcher(said(demo));
    assertThat(said.find()).as(said(demo)).isTrue();
    return Long.parseLong(said.group(1));
  }

  private static String said(ChildProcess demo) throws IOException {
    return Files.readString(demo.log());
  }

  /** The files in this directory of the only stack. */
  private static List<Path> files(Path temporary, String directory) throws IOException {
    try (Stream<Path> stacks = Files.list(temporary)) {
      Optional<Path> found =
          stacks.map(stack -> stack.resolve(directory)).filter(Files::isDirectory).findFirst();
      if (found.isEmpty()) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(found.get())) {
        return files.toList();
      }
    }
  }
}
