package games.kickoff.local.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  @Test
  void isReadyFromTheStartWithoutAProbe() {
    assertThat(Readiness.of(new ContainerBuilder().build()).isReady()).isTrue();
  }

  @Test
  void looksOftenUntilTheFirstSuccessAndThenEveryPeriod() {
    Readiness readiness = readiness(1, 3);
    readiness.saw(false);
    assertThat(readiness.period()).isEqualTo(Duration.ofMillis(50));

    assertThat(readiness.saw(true)).isTrue();

    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.period()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void staysReadyUntilTheProbeFailedOftenEnoughInARow() {
    Readiness readiness = readiness(1, 2);
    readiness.saw(true);

    assertThat(readiness.saw(false)).isFalse();
    assertThat(readiness.saw(true)).isFalse();
    assertThat(readiness.saw(false)).isFalse();
    assertThat(readiness.saw(false)).isTrue();
    assertThat(readiness.isReady()).isFalse();
  }

  @Test
  void needsAsManySuccessesAsTheProbeAsksFor() {
    Readiness readiness = readiness(2, 3);

    assertThat(readiness.saw(true)).isFalse();
    assertThat(readiness.saw(true)).isTrue();
  }

  private static Readiness readiness(int successes, int failures) {
    return Readiness.of(
        new ContainerBuilder()
            .withNewReadinessProbe()
            .withPeriodSeconds(5)
            .withSuccessThreshold(successes)
            .withFailureThreshold(failures)
            .endReadinessProbe()
            .build());
  }
}
