package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.local.api.ApiChoice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

  @Test
  void theKubernetesApiIsTheEnvironmentsChoice() {
    assertThat(BenchOptions.parse(List.of(), Map.of()).api()).isEqualTo(ApiChoice.AUTO);
    assertThat(BenchOptions.parse(List.of(), Map.of("KICKOFF_LOCAL_API", "mock")).api())
        .isEqualTo(ApiChoice.MOCK);
  }

  @Test
  void aHandOverIsMeasuredWithTheLeaseOfTheChartAndFiveHundredSessions() {
    BenchOptions options = BenchOptions.parse(List.of("--only", "handover"), Map.of());

    assertThat(options.parts()).isEqualTo(Set.of(BenchOptions.Part.HANDOVER));
    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(15));
    assertThat(options.sessions()).isEqualTo(500);
  }

  @Test
  void aBriefRunStillTakesWhatIsGivenAfterIt() {
    BenchOptions options = BenchOptions.parse(List.of("--brief", "--lease", "7"), Map.of());

    assertThat(options.lease()).isEqualTo(Duration.ofSeconds(7));
    assertThat(options.rounds()).isOne();
  }

  @Test
  void aLeaseOfNothingIsRefused() {
    assertThatThrownBy(() -> BenchOptions.parse(List.of("--lease", "0"), Map.of()))
        .hasMessage("--lease takes a number from 1 to 60, not '0'");
  }
}
