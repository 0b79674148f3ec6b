package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotOptions;
import games.kickoff.testing.WaitBound;
import java.time.Duration;

/** The options of the bots, and what must hold when they are done. */
final class Play {

  private Play() {}

  static BotOptions.Builder bots(Kickoff kickoff, int players) {
    return BotOptions.against(kickoff.stack.gateway())
        .players(players)
        .matchSize(4)
        .matchSeconds(3)
        .timeLimit(WaitBound.BOUND.multipliedBy(2));
  }

  /**
   * Asserts that every bot finished, that each match is in Postgres with an end, and that no pod is
   * left.
   */
  static void assertPlayedToTheEnd(Kickoff kickoff, BotReport... reports) {
    for (BotReport report : reports) {
      assertThat(report.failures()).isEmpty();
      assertThat(report.allFinished()).isTrue();
      for (String session : report.sessions().keySet()) {
        MatchId match = new MatchId(session);
        await()
            .atMost(WaitBound.BOUND)
            .untilAsserted(() -> {
              assertThat(kickoff.record(match).orElseThrow().reason()).contains(EndReason.STOPPED);
              assertThat(kickoff.podsOf(match)).isZero();
            });
      }
    }
    await()
        .atMost(WaitBound.BOUND)
        .untilAsserted(() -> assertThat(kickoff.stack.pods().counts().running()).isZero());
    assertThat(kickoff.records.open(Duration.ofSeconds(-60), 10)).isEmpty();
    assertThat(kickoff.matches.live(10)).isEmpty();
  }
}
