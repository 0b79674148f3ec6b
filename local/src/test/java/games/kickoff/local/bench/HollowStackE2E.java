package games.kickoff.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HollowStackE2E {

  private static final Duration BOUND = Duration.ofMinutes(2);

  @Test
  void measuresItsPartsAndBreaksOffWithTheLastWordsOfAnOperator() throws Exception {
    try (Cleanup cleanup = Cleanup.atExit()) {
      HollowStack stack =
          HollowStack.start(
              cleanup,
              HollowStack.Shape.of(
                  ApiChoice.AUTO, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
      try (Yardsticks yardsticks = new Yardsticks(stack.stack(), Duration.ofMillis(200))) {
        assertThat(yardsticks.take().perSecond()).isPositive();
        assertThat(yardsticks.row().result()).matches("[\\d,]+/s; [\\d,]+/s; [\\d,]+/s");
      }
      new OpenLoop(stack.gateway()).run("before", 100, 2);
      assertThat(stack.awaitAssigned(2, BOUND)).isTrue();
      ChildProcess operator = stack.stack().operators().getFirst();

      operator.kill();

      assertThatThrownBy(() -> stack.awaitAssigned(4, BOUND))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the operator-1 (pid %d) ended with 137", operator.pid())
          .hasMessageContaining("The operator runs");
    }
  }
}
