package games.kickoff.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TicketReportTest {

  @Test
  void saysWhatAWaitingTicketWaitsFor() throws IOException {
    assertThat(
            of(
                """
                {"id":"01m7","queue":"default/ranked","players":["p1","p2"],"state":"waiting","rev":1,
                 "joined_at":"2026-11-21T08:00:00.123Z","requeues":1,"blocked_by":"too_few_players"}
                """))
        .isEqualTo(
            """
            Ticket 01m7 in default/ranked is waiting
              players      p1, p2
              joined       2026-11-21T08:00:00.123Z
              requeues     1: so many matches never started
              waits for    too_few_players: fewer wait than make a match
              more         kickoff why queue default/ranked
            """);
  }

  @Test
  void saysWhereAnAssignedOnePlaysAndWhyAnotherFailed() throws IOException {
    assertThat(
            of(
                """
                {"id":"01m7","queue":"a/b","players":["p1"],"state":"assigned","joined_at":"x",
                 "match":{"id":"01m8","host":"10.0.0.7","port":7000}}
                """))
        .contains("match        01m8\n", "server       10.0.0.7:7000\n")
        .doesNotContain("waits for");
    assertThat(
            of("{\"id\":\"01m7\",\"queue\":\"a/b\",\"state\":\"failed\",\"reason\":\"NotReady\"}"))
        .contains("reason       NotReady\n");
  }

  private static String of(String json) throws IOException {
    return TicketReport.of(Serialization.jsonMapper().readTree(json));
  }
}
