package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GoDurationsTest} in checkout compares it with the one in core over many more texts. */
class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "0.1s, PT0.1S",
    "250ms, PT0.25S",
    "0.9ns, PT0S",
    "2562047h, PT2562047H",
  })
  void readsNumbersWithUnits(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "5", "m", ".5s", "1.s", "5 m", "-5m", "5M", "2562048h"})
  void readsNothingElse(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
