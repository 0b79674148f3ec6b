package games.kickoff.operator.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  /** Always draws the least. */
  private static final RandomGenerator LEAST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public long nextLong(long bound) {
          return 0;
        }
      };

  /** Always draws the most. */
  private static final RandomGenerator MOST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return -1;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @ParameterizedTest
  @CsvSource({
    "1, 250, 500",
    "2, 500, 1000",
    "3, 1000, 2000",
    "6, 8000, 16000",
    "7, 15000, 30000",
    "8, 15000, 30000",
    "1000, 15000, 30000",
    "2147483647, 15000, 30000",
  })
  void doublesFromHalfASecondToHalfAMinuteAndDrawsFromTheUpperHalf(
      int failures, long least, long most) {
    assertThat(new Backoff(LEAST).after(failures)).isEqualTo(Duration.ofMillis(least));
    assertThat(new Backoff(MOST).after(failures)).isEqualTo(Duration.ofMillis(most));
  }
}
