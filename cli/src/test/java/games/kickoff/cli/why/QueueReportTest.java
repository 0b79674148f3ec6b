package games.kickoff.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.api.MatchQueue;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class QueueReportTest {

  @Test
  void saysWhyAQueueFormsNoMatches() {
    assertThat(
            of(
                """
                metadata: {name: duel, namespace: default}
                status:
                  waiting: 4
                  oldestJoinAt: "2026-11-26T08:00:00Z"
                  matchesFormed: 7
                  conditions:
                  - {type: Ready, status: "True"}
                  - {type: Matching, status: "False", reason: NoRoom, message: exceeded quota}
                """))
        .isEqualTo(
            """
            Queue default/duel
              Ready        True
              Matching     False (NoRoom): exceeded quota
              waiting      4
              oldest join  2026-11-26T08:00:00Z
              formed       7
            """);
  }

  @Test
  void saysThatNoOperatorHasLookedAtItYet() {
    assertThat(of("metadata: {name: duel, namespace: default}\n"))
        .isEqualTo("Queue default/duel: no operator has processed it yet\n");
  }

  private static String of(String yaml) {
    return QueueReport.of(Serialization.unmarshal(yaml, MatchQueue.class));
  }
}
