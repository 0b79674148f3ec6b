package games.kickoff.operator.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteGateTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final WriteGate gate = new WriteGate(Duration.ofMillis(300), () -> 0);

  private List<WriteGate.Pass> fill() throws InterruptedException {
    List<WriteGate.Pass> passes = new ArrayList<>();
    for (int i = 0; i < WriteLimit.FIRST; i++) {
      passes.add(gate.enter());
    }
    return passes;
  }

  private AtomicInteger oneMore() {
    AtomicInteger let = new AtomicInteger();
    Thread.ofVirtual()
        .start(() -> {
          try {
            gate.enter();
            let.incrementAndGet();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return let;
  }

  @Test
  void letsAsManyThroughAsTheLimitAndTheNextWhenOneIsOver() throws InterruptedException {
    List<WriteGate.Pass> passes = fill();
    AtomicInteger more = oneMore();
    await().during(Duration.ofMillis(50)).atMost(BOUND).until(() -> more.get() == 0);
    passes.getFirst().over(false);
    await().atMost(BOUND).until(() -> more.get() == 1);
  }

  @Test
  void countsTheEndOfAWriteOnce() throws InterruptedException {
    List<WriteGate.Pass> passes = fill();
    AtomicInteger first = oneMore();
    await().during(Duration.ofMillis(20)).atMost(BOUND).until(() -> first.get() == 0);
    passes.getFirst().over(false);
    passes.getFirst().over(false);
    await().atMost(BOUND).until(() -> first.get() == 1);
    AtomicInteger second = oneMore();
    await().during(Duration.ofMillis(50)).atMost(BOUND).until(() -> second.get() == 0);
    passes.get(1).over(false);
    await().atMost(BOUND).until(() -> second.get() == 1);
  }

  @Test
  void letsFewerThroughWhenTheApiServerHasTooMuchToDo() throws InterruptedException {
    gate.enter().over(true);
    assertThat(gate.limit()).isLessThan(WriteLimit.FIRST);
  }
}
