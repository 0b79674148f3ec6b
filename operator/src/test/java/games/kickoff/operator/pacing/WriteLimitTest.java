package games.kickoff.operator.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteLimitTest {

  private static final Duration LATE = Duration.ofMillis(300);
  private static final long SOON = Duration.ofMillis(5).toNanos();
  private static final long TOO_LATE = LATE.toNanos() + 1;

  private final WriteLimit limit = new WriteLimit(LATE);
  private long now;

  private void answers(int times, long took, boolean overloaded, boolean limited) {
    for (int i = 0; i < times; i++) {
      long sent = now;
      now += took;
      limit.answered(sent, now, overloaded, limited);
    }
  }

  @Test
  void growsWhileAnswersComeSoonAndMoreWouldBeSent() {
    answers(WriteLimit.FIRST + 1, SOON, false, true);
    assertThat(limit.writes()).isEqualTo(WriteLimit.FIRST + 1);
  }

  @Test
  void staysWhileNobodyWaits() {
    answers(1_000, SOON, false, false);
    assertThat(limit.writes()).isEqualTo(WriteLimit.FIRST);
  }

  @Test
  void growsToItsMost() {
    answers(10_000, SOON, false, true);
    assertThat(limit.writes()).isEqualTo(WriteLimit.MOST);
  }

  @Test
  void shrinksWhenAnAnswerIsLate() {
    answers(1, TOO_LATE, false, true);
    assertThat(limit.writes()).isEqualTo(12);
  }

  @Test
  void shrinksWhenTheApiServerHasTooMuchToDo() {
    answers(1, SOON, true, true);
    assertThat(limit.writes()).isEqualTo(12);
  }

  @Test
  void shrinksOnceForAllThatWereSentBeforeItShrank() {
    for (int i = 0; i < WriteLimit.FIRST; i++) {
      limit.answered(0, TOO_LATE + i, false, true);
    }
    assertThat(limit.writes()).isEqualTo(12);
  }

  @Test
  void shrinksToItsLeast() {
    answers(100, TOO_LATE, true, true);
    assertThat(limit.writes()).isEqualTo(WriteLimit.LEAST);
  }
}
