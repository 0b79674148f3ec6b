package games.kickoff.loadtest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(new SplittableRandom(1));

  @Test
  void waitsDoubleUpToFiveSecondsAndHalfOfEachIsRandom() {
    for (long most : new long[] {100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000}) {
      assertThat(backoff.next(Optional.empty()))
          .isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
    }
  }

  @Test
  void waitsAtLeastAsLongAsTheGatewayAsks() {
    assertThat(backoff.next(Optional.of(Duration.ofSeconds(4))))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
  }

  @Test
  void neverWaitsLongerHoweverOftenItFailed() {
    for (int attempt = 0; attempt < 1000; attempt++) {
      assertThat(backoff.next(Optional.empty())).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    }
  }
}
