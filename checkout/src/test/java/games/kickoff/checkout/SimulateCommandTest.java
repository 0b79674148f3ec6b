package games.kickoff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.simulator.SimulateOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

  @Test
  void takesTheDefaultsForWhatIsNotGiven() {
    SimulateOptions options = options();
    assertThat(options.rates()).containsExactly(2.0, 20.0, 200.0);
    assertThat(options.bursts()).isTrue();
  }

  @Test
  void takesRatesSeedAndLength() {
    SimulateOptions options = options("--rate", "0.5,30", "--seed", "9", "--hours", "0.5");
    assertThat(options.rates()).containsExactly(0.5, 30.0);
    assertThat(options.bursts()).isFalse();
    assertThat(options.seed()).isEqualTo(9);
    assertThat(options.length()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void namesWhatIsWrong() {
    assertWrong("RATE", "--rate", "many");
    assertWrong("HOURS is a number of at least 0.01, not 0", "--hours", "0");
    assertWrong("--parties must be yes or no, not perhaps", "--parties", "perhaps");
    assertWrong("QUEUE: ", "--queue", "nowhere.yaml");
    assertWrong("there is no option --speed", "--speed", "9");
  }

  private static void assertWrong(String message, String name, String value) {
    CommandRun run = CommandRun.of("simulate", name, value);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith(message).hasLineCount(1);
  }

  private static SimulateOptions options(String... arguments) {
    return CommandRun.read(new SimulateCommand(), arguments).options();
  }
}
