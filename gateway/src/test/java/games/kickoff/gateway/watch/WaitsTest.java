package games.kickoff.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitsTest {

  private final Waits<String> waits = new Waits<>();

  @Test
  void keepsAKeyOnlyAsLongAsSomebodyWaitsForIt() {
    Waits<String>.Wait first = waits.begin("t1");
    Waits<String>.Wait second = waits.begin("t1");
    first.close();
    assertThat(waits.isEmpty()).isFalse();
    second.close();
    assertThat(waits.isEmpty()).isTrue();
    assertThat(waits.count()).isZero();
  }

  @Test
  void remembersNothingOfAWakeNobodyWaitsFor() {
    waits.wake("t1");
    assertThat(waits.isEmpty()).isTrue();
  }

  @Test
  void countsSeveralWakesAsOne() throws InterruptedException {
    try (Waits<String>.Wait wait = waits.begin("t1")) {
      waits.wake("t1");
      waits.wakeAll();
      assertThat(wait.untilWoken(0)).isTrue();
      assertThat(wait.untilWoken(0)).isFalse();
    }
  }
}
