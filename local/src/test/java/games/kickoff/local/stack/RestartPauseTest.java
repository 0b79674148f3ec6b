package games.kickoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {

  @Test
  void doublesFromHalfASecondToTenSeconds() {
    assertThat(
            Stream.iterate(RestartPause.FIRST, RestartPause::doubled)
                .map(RestartPause::next)
                .limit(7))
        .containsExactly(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
  }

  @Test
  void startsOverAfterOneThatRanForAWhile() {
    RestartPause grown = RestartPause.FIRST.doubled().doubled();

    assertThat(grown.afterRunning(Duration.ofSeconds(29))).isEqualTo(grown);
    assertThat(grown.afterRunning(Duration.ofSeconds(30))).isEqualTo(RestartPause.FIRST);
  }
}
