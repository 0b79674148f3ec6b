package games.kickoff.operator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2026-11-26T12:00:00Z");
  private final Progress progress = new Progress(() -> now);

  @Test
  void aRunThatTakesNoStepIsStuck() {
    progress.step();
    now = now.plusSeconds(61);

    assertThat(progress.isStuckFor(MINUTE)).isTrue();
  }

  @Test
  void aLongRunThatGoesOnIsNotStuck() {
    for (int i = 0; i < 100; i++) {
      progress.step();
      now = now.plusSeconds(59);
    }

    assertThat(progress.isStuckFor(MINUTE)).isFalse();
  }

  @Test
  void betweenTwoRunsNothingIsStuck() {
    progress.step();
    progress.end();
    now = now.plusSeconds(3600);

    assertThat(progress.isStuckFor(MINUTE)).isFalse();
  }
}
