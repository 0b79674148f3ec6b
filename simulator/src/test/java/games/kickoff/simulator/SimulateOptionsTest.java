package games.kickoff.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulateOptionsTest {

  @Test
  void takesTheDefaultsForWhatMakeDoesNotPassOn() {
    SimulateOptions options = SimulateOptions.parse("--rate", "", "--seed", "", "--queue", "");
    assertThat(options).isEqualTo(SimulateOptions.parse());
    assertThat(options.rates()).containsExactly(2.0, 20.0, 200.0);
    assertThat(options.bursts()).isTrue();
  }

  @Test
  void takesRatesSeedAndLength() {
    SimulateOptions options =
        SimulateOptions.parse("--rate", "0.5,30", "--seed", "9", "--hours", "0.5");
    assertThat(options.rates()).containsExactly(0.5, 30.0);
    assertThat(options.bursts()).isFalse();
    assertThat(options.seed()).isEqualTo(9);
    assertThat(options.length()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void namesWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulateOptions.parse("--rate", "many"))
        .withMessageContaining("RATE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulateOptions.parse("--speed", "9"))
        .withMessageContaining("make simulate");
  }
}
