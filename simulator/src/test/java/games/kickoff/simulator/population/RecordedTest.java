package games.kickoff.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void readsTicketsInTheOrderTheyJoined() {
    List<Arrival> arrivals =
        Recorded.parse(
            List.of(
                "joined_at,players,true_skill,rating,latency.eu",
                "2.5,2,31,30.5,20",
                "",
                "1,1,,25,"),
            START);
    assertThat(arrivals).extracting(arrival -> arrival.ticket().size()).containsExactly(1, 2);
    assertThat(arrivals.getFirst().ticket().attributes().values()).containsOnlyKeys("rating");
    assertThat(arrivals.getLast().ticket().joinedAt()).isEqualTo(START.plusMillis(2_500));
    assertThat(arrivals.getLast().trueSkill()).containsExactly(31, 31);
  }

  @Test
  void readsInstants() {
    assertThat(Recorded.parse(List.of("joined_at", "2026-05-01T10:00:00Z"), START))
        .extracting(arrival -> arrival.ticket().joinedAt())
        .containsExactly(Instant.parse("2026-05-01T10:00:00Z"));
  }

  @Test
  void namesTheLineThatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recorded.parse(List.of("joined_at,rating", "1,25", "2,high"), START))
        .withMessageContaining("line 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recorded.parse(List.of("joined_at,rating", "1"), START))
        .withMessageContaining("line 2: has 1 fields");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recorded.parse(List.of("when,rating"), START))
        .withMessageContaining("joined_at");
  }
}
