package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

  private Instant time = Instant.parse("2026-11-24T12:00:00Z");
  private long nanos = -5;

  private final ClockWatch watch = new ClockWatch(() -> time, () -> nanos, Duration.ofSeconds(1));

  private void passes(Duration real, Duration onTheClock) {
    nanos += real.toNanos();
    time = time.plus(onTheClock);
  }

  @Test
  void seesNoStepWhileTimePasses() {
    passes(Duration.ofHours(30), Duration.ofHours(30).plusMillis(900));
    assertThat(watch.step()).isZero();
  }

  @Test
  void seesAClockThatIsSetBackOnce() {
    passes(Duration.ofSeconds(1), Duration.ofSeconds(1).minusHours(1));
    assertThat(watch.step()).isEqualTo(Duration.ofHours(-1));
    passes(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(watch.step()).isZero();
  }

  @Test
  void seesAClockThatIsSetForwardAndThenRight() {
    passes(Duration.ofSeconds(1), Duration.ofSeconds(11));
    assertThat(watch.step()).isEqualTo(Duration.ofSeconds(10));
    passes(Duration.ofSeconds(1), Duration.ofSeconds(-9));
    assertThat(watch.step()).isEqualTo(Duration.ofSeconds(-10));
  }

  @Test
  void addsUpSmallSteps() {
    passes(Duration.ofSeconds(1), Duration.ofMillis(400));
    assertThat(watch.step()).isZero();
    passes(Duration.ofSeconds(1), Duration.ofMillis(400));
    assertThat(watch.step()).isEqualTo(Duration.ofMillis(-1_200));
  }
}
