package games.kickoff.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  private static final long HUNDRED_YEARS = 100L * 365 * 24 * 3_600_000;

  @Property
  void readsBackWhatItWrote(@ForAll @LongRange(min = 0, max = HUNDRED_YEARS) long millis) {
    Duration duration = Duration.ofMillis(millis);
    assertThat(GoDuration.parse(GoDuration.format(duration))).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "1.5s, PT1.5S",
    "250ms, PT0.25S",
    "2us, PT0.000002S",
    "7ns, PT0.000000007S",
    "0.9ns, PT0S",
    "1s1s, PT2S",
    "1h2m3s4ms, PT1H2M3.004S",
    "007s, PT7S",
    "2562047h, PT2562047H",
  })
  void readsNumbersWithUnits(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "5",
        "s",
        ".",
        ".5s",
        "1.s",
        "1..5s",
        "-1s",
        "+1s",
        "5 m",
        " 5m",
        "5m ",
        "5m\n",
        "5M",
        "5d",
        "1e3s",
        "5m5",
        "5mm",
        "1,5s",
        "PT5S",
        "٥s",
        "2562048h",
        "99999999999999999999999999999h",
        "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s",
      })
  void readsNothingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoDuration.parse(text))
        .withMessageContaining("duration");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.000999S, 0s",
    "PT0.25S, 250ms",
    "PT1S, 1s",
    "PT1.5S, 1.5s",
    "PT1M, 1m",
    "PT1M0.005S, 1m5ms",
    "PT1M30S, 1m30s",
    "PT1H, 1h",
    "PT1H0M1.001S, 1h1.001s",
    "PT100H, 100h",
  })
  void writesTheShortestWay(Duration duration, String text) {
    assertThat(GoDuration.format(duration)).isEqualTo(text);
  }
}
