package games.kickoff.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamespaceGateTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final NamespaceGate gate = new NamespaceGate();

  @Test
  void letsNobodyInBeforeANamespaceIsOpen() {
    gate.open(Set.of("a"));

    assertThat(gate.enter("a")).isTrue();
    assertThat(gate.enter("b")).isFalse();
  }

  @Test
  void letsAllInWhereAllAreWatched() {
    gate.openAll();

    assertThat(gate.enter("b")).isTrue();
  }

  @Test
  void closesWhenWhatWasUnderWayHasEnded() throws InterruptedException {
    gate.open(Set.of("a"));
    assertThat(gate.enter("a")).isTrue();
    assertThat(gate.enter("a")).isTrue();
    Thread worker =
        Thread.ofVirtual()
            .start(() -> {
              gate.leave("a");
              gate.leave("a");
            });

    assertThat(gate.close(Set.of("a"), BOUND)).isTrue();
    assertThat(gate.enter("a")).isFalse();
    worker.join();
  }

  @Test
  void saysThatSomethingIsStillUnderWayThere() throws InterruptedException {
    gate.open(Set.of("a", "b"));
    assertThat(gate.enter("a")).isTrue();

    assertThat(gate.close(Set.of("a"), Duration.ofMillis(1))).isFalse();
    assertThat(gate.close(Set.of("b"), BOUND)).isTrue(); // although "a" is still busy
    assertThat(gate.enter("a")).isFalse();
  }
}
