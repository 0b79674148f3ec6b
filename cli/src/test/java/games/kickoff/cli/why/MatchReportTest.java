package games.kickoff.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class MatchReportTest {

  @Test
  void saysWhyAMatchWasFormedAndHowItEnded() {
    assertThat(
            of(
                """
                metadata: {name: 01m7, namespace: casual}
                spec:
                  queue: arena
                  teams: [[p1, p2], [p3, p4]]
                  tickets: [{id: t1, players: [p1, p2]}, {id: t2, players: [p3, p4]}]
                  why: {rule: full, oldestWait: 3s, waits: [3s, 1s], quality: 0.91, chance: 0.5, spread: 12.0, window: 50.0, region: eu}
                status: {phase: Failed, reason: ServerLost, message: the pod is gone, pod: a-1, host: 127.0.0.9, port: 4000, attempt: 2}
                """))
        .isEqualTo(
            """
            Match 01m7 of casual/arena is Failed: ServerLost
              reason       its pod was gone for lostGrace, or failed with its node
              message      the pod is gone
              server       pod a-1, 127.0.0.9:4000, attempt 2
              formed       full: all seats were filled
              oldest wait  3s
              quality      0.91
              chance       0.5 that the first team wins
              spread       12.0 of skill, of a window of 50.0
              region       eu
              team 1       p1, p2
              team 2       p3, p4
              tickets      t1 (3s), t2 (1s)
            """);
  }

  @Test
  void aSessionThatNobodyHasLookedAtYetIsPending() {
    assertThat(
            of(
                """
                metadata: {name: 01m7, namespace: default}
                spec: {queue: duel, teams: [[p1], [p2]], tickets: []}
                """))
        .isEqualTo(
            """
            Match 01m7 of default/duel is Pending
              team 1       p1
              team 2       p2
            """);
  }

  private static String of(String yaml) {
    return MatchReport.of(Serialization.unmarshal(yaml, GameSession.class));
  }
}
