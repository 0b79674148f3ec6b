package games.kickoff.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TermGateTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final TermGate term = new TermGate();

  @Test
  void turnsAllAwayBeforeTheTerm() {
    assertThat(term.enter()).isFalse();
  }

  @Test
  void letsManyInDuringTheTerm() {
    term.begin();
    assertThat(term.enter()).isTrue();
    assertThat(term.enter()).isTrue();
  }

  @Test
  void turnsAllAwayAfterTheTerm() throws InterruptedException {
    term.begin();
    assertThat(term.end(BOUND)).isTrue();
    assertThat(term.enter()).isFalse();
  }

  @Test
  void ignoresASecondBeginning() throws InterruptedException {
    term.begin();
    term.begin();
    assertThat(term.enter()).isTrue();
    term.leave();
    assertThat(term.end(BOUND)).isTrue();
  }

  @Test
  void endsWhenWhatWasUnderWayHasEnded() throws InterruptedException {
    term.begin();
    assertThat(term.enter()).isTrue();
    Thread worker = Thread.ofVirtual().start(term::leave);
    assertThat(term.end(BOUND)).isTrue();
    worker.join();
  }

  @Test
  void saysThatSomethingIsStillUnderWay() throws InterruptedException {
    term.begin();
    assertThat(term.enter()).isTrue();
    assertThat(term.end(Duration.ofMillis(1))).isFalse();
    assertThat(term.enter()).isFalse();
  }
}
