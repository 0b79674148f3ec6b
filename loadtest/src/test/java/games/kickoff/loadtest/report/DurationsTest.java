package games.kickoff.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 50, 1",
    "1, 99, 1", // one measurement is every percentile
    "2, 50, 1",
    "2, 51, 2",
    "4, 50, 2",
    "4, 75, 3",
    "4, 76, 4",
    "5, 50, 3",
    "20, 95, 19",
    "20, 96, 20",
    "60, 50, 30",
    "60, 95, 57",
    "60, 99, 60",
    "100, 99, 99",
    "100, 100, 100",
    "100, 1, 1",
    "101, 99, 100",
    "1000, 99, 990"
  })
  void percentilesAreOfTheNearestRank(int measured, int percent, int expected) {
    Durations durations =
        Durations.of(
            LongStream.rangeClosed(1, measured)
                .map(n -> measured + 1 - n) // given in falling order
                .mapToObj(Duration::ofMillis)
                .toList());

    assertThat(durations.percentile(percent)).contains(Duration.ofMillis(expected));
  }

  @Test
  void nothingMeasuredHasNoPercentiles() {
    assertThat(Durations.of(List.of()).percentile(50)).isEmpty();
    assertThat(Durations.of(List.of()).text(50)).isEqualTo("-");
  }

  @Test
  void aPercentileOutOfRangeIsRefused() {
    assertThatThrownBy(() -> Durations.of(List.of()).percentile(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.00 s", "1239, 1.23 s", "61050, 61.05 s"})
  void timesReadInMillisecondsBelowASecond(long millis, String text) {
    assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
