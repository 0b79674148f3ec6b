package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "5m, PT5M",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "300ms, PT0.3S",
    "0.1s, PT0.1S",
    ".5s, PT0.5S",
    "1.s, PT1S",
    "2us, PT0.000002S",
    "2µs, PT0.000002S",
    "2μs, PT0.000002S",
    "7ns, PT0.000000007S",
    "1h2m3s4ms, PT1H2M3.004S",
    "2562047h, PT2562047H",
  })
  void readsWhatGoReads(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "m",
        ".",
        ".s",
        "5 m",
        " 5m",
        "5m ",
        "5M",
        "5d",
        "-5m",
        "+5m",
        "5m5",
        "1e3s",
        "1..5s",
        "5mm",
        "٥s",
        "2562048h",
        "99999999999999999999s",
        "9223372036s9223372036s",
      })
  void readsNothingElse(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
