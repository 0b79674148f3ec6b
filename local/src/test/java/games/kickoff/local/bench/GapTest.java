package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapTest {

  private static final long[] EVENTS = {10, 20, 70, 80, 200};

  @Test
  void isTheLongestTimeBetweenTwoEventsOfTheWindow() {
    assertThat(Gap.longest(EVENTS, 10, 80)).isEqualTo(Duration.ofNanos(50));
  }

  @Test
  void anEventOutsideOfTheWindowDoesNotEndIt() {
    assertThat(Gap.longest(EVENTS, 10, 150)).isEqualTo(Duration.ofNanos(70));
  }

  @Test
  void beginsWithTheWindow() {
    assertThat(Gap.longest(EVENTS, 30, 80)).isEqualTo(Duration.ofNanos(40));
  }

  @Test
  void isTheWholeWindowWhenNothingHappened() {
    assertThat(Gap.longest(new long[0], 5, 25)).isEqualTo(Duration.ofNanos(20));
  }
}
