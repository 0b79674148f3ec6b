package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.record.RecordView;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.network.LoopbackBlock;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.pod.ProcessExecution;
import games.kickoff.operator.api.Phase;
import games.kickoff.testing.WaitBound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node has room for two servers, and there are players for eight. */
class FullClusterE2E {

  private static final int ROOM = 2;
  private static final int PLAYERS = 32;
  private static final int MATCHES = 8;

  @Test
  void everybodyPlaysWhenOnlyAQuarterOfTheMatchesHaveRoomAtOnce() throws Exception {
    try (Kickoff kickoff =
            Kickoff.start(
                ApiChoice.AUTO,
                "full-cluster.yaml",
                options ->
                    options.withNode((api, images, directory) ->
                        PodRuntime.of(
                            api,
                            new ProcessExecution(images, directory),
                            LoopbackBlock.claim().limitedTo(ROOM))));
        Witness witness = Witness.of(kickoff)) {

      BotReport report =
          BotRun.run(
              Play.bots(kickoff, PLAYERS).matchSeconds(3).build(),
              progress ->
                  assertThat(kickoff.stack.pods().counts().running()).isLessThanOrEqualTo(ROOM));

      Play.assertPlayedToTheEnd(kickoff, report);
      assertThat(report.sessions()).hasSize(MATCHES);
      assertThat(report.rejoins()).isZero();
      assertNoAttemptWasUsedUp(kickoff, witness);
      assertTheQueueSaidSo(witness);
    }
  }

  /**
   * The last pods wait longer than readyTimeout for a node, which must not count: readyTimeout
   * starts when a pod has a node. In whatever order pods get room, one of the last two has waited
   * since the start, for three matches of 3 s each.
   */
  private static void assertNoAttemptWasUsedUp(Kickoff kickoff, Witness witness) {
    assertThat(witness.sessions("default"))
        .hasSize(MATCHES)
        .allSatisfy(seen ->
            assertThat(seen.phases())
                .extracting(Witness.Sight::phase, Witness.Sight::attempt)
                .noneMatch(sight -> sight.toList().contains(Phase.FAILED))
                .allMatch(sight -> sight.toList().contains(1)));
    assertThat(kickoff.stack.pods().counts().created()).isEqualTo(MATCHES);
    assertThat(
            witness.sessions("default").stream()
                .map(seen -> kickoff.record(seen.match()).orElseThrow())
                .map(FullClusterE2E::startTook)
                .max(Duration::compareTo)
                .orElseThrow())
        .as("a start that waited for room longer than the queue's readyTimeout")
        .isGreaterThan(Duration.ofSeconds(6));
  }

  private static Duration startTook(RecordView record) {
    return Duration.between(record.id().formedAt(), record.ready().orElseThrow());
  }

  private static void assertTheQueueSaidSo(Witness witness) {
    assertThat(witness.matching("default"))
        .filteredOn(c -> c.getReason().equals("NoRoom"))
        .isNotEmpty()
        .allSatisfy(c -> {
          assertThat(c.getStatus()).isEqualTo("False");
          assertThat(c.getMessage()).contains("wait for a node with room", "maxStarting is 5");
        });
    await()
        .atMost(WaitBound.BOUND)
        .until(() -> witness.reasons("default").getLast().equals("Matching"));
  }
}
