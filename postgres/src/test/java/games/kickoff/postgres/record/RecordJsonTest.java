package games.kickoff.postgres.record;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.FormationReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

  @Test
  void saysWhichRuleFormedTheMatchAndHowLongEachTicketHadWaited() {
    FormationReason why =
        new FormationReason(
            FormationReason.Rule.PARTIAL,
            List.of(Duration.ofMillis(7), Duration.ofMillis(1_234)),
            Optional.empty(),
            "");
    assertThat(RecordJson.why(why))
        .isEqualTo(
            """
            {"rule":"partial","oldestWaitMillis":1234,"waitsMillis":[7,1234]}\
            """);
  }

  @Test
  void saysHowFairAMatchBySkillIsAndWhereItIsPlayed() {
    FormationReason why =
        new FormationReason(
            FormationReason.Rule.FULL,
            List.of(Duration.ofSeconds(3)),
            Optional.of(new FormationReason.Fairness(0.875, 0.5625, 2.5, 3.25)),
            "eu-west");
    assertThat(RecordJson.why(why))
        .isEqualTo(
            """
            {"rule":"full","oldestWaitMillis":3000,"waitsMillis":[3000],"quality":0.875,\
            "chance":0.5625,"spread":2.5,"window":3.25,"region":"eu-west"}\
            """);
  }
}
