package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The path from join to end, as players see it, on the mock API, which is used where no
 * kube-apiserver is installed.
 */
class WholePathE2E {

  @Test
  void everyBotPlaysOneMatchAndTheLastTwoPlayShortHanded() throws Exception {
    try (Kickoff kickoff = Kickoff.start(ApiChoice.MOCK, "partial.yaml")) {
      BotReport report = BotRun.run(Play.bots(kickoff, 14).build(), progress -> {});

      Play.assertPlayedToTheEnd(kickoff, report);
      assertThat(report.sessions().values()).extracting(Set::size).containsOnly(4, 2);
      assertThat(report.sessions().values().stream().filter(players -> players.size() == 2))
          .hasSize(1);
      assertThat(report.rejoins()).isZero();
    }
  }

  @Test
  void aPartialMatchWaitsForItsTime() throws Exception {
    try (Kickoff kickoff = Kickoff.start(ApiChoice.MOCK, "partial.yaml")) {
      BotReport report = BotRun.run(Play.bots(kickoff, 2).build(), progress -> {});

      Play.assertPlayedToTheEnd(kickoff, report);
      assertThat(report.sessions()).hasSize(1);
      assertThat(report.joinToAssigned().percentile(50).orElseThrow())
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void aClosedStackLeavesNoProcessAndNoFile() throws IOException {
    List<Long> before = children();
    Path directory;
    try (Kickoff kickoff =
        Kickoff.start(ApiChoice.MOCK, "partial.yaml", options -> options.keepingFiles(false))) {
      directory = kickoff.stack.path();
      kickoff.join("default", "p1");
      assertThat(children().size()).isGreaterThan(before.size() + 3);
    }
    assertThat(children()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(Files.exists(directory)).isFalse();
  }

  private static List<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .toList();
  }
}
