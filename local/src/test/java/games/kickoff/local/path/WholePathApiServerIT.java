package games.kickoff.local.path;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The path from join to end against a real kube-apiserver, with its schema checks, defaults,
 * conflicts and watches.
 */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class WholePathApiServerIT {

  @Test
  void everyBotPlaysOneMatchAndTheLastTwoPlayShortHanded() throws Exception {
    try (Kickoff kickoff = Kickoff.start(ApiChoice.REAL, "partial.yaml")) {
      BotReport report = BotRun.run(Play.bots(kickoff, 14).build(), progress -> {});

      Play.assertPlayedToTheEnd(kickoff, report);
      assertThat(report.sessions()).hasSize(4);
    }
  }
}
