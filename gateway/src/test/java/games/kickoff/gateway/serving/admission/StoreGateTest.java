package games.kickoff.gateway.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StoreGateTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final CollectorRegistry metrics = new CollectorRegistry();
  private final CountDownLatch storeAnswers = new CountDownLatch(1);

  private CompletableFuture<String> callThatHangs(StoreGate gate) {
    return CompletableFuture.supplyAsync(
        () ->
            gate.call(
                "join",
                () -> {
                  try {
                    storeAnswers.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return "done";
                }),
        task -> Thread.ofVirtual().start(task));
  }

  private double metric(String name) {
    return metrics.getSampleValue(name);
  }

  @Test
  void turnsACallAwayWhenItsTurnDoesNotComeInTime() {
    StoreGate gate = new StoreGate("store", 1, 10, Duration.ofMillis(10)).measuredBy(metrics);
    var hanging = callThatHangs(gate);
    await().until(() -> metric("kickoff_gateway_store_calls") == 1);

    assertThatThrownBy(() -> gate.call("join", () -> "never")).isInstanceOf(Overloaded.class);

    assertThat(metric("kickoff_gateway_store_shed_total")).isEqualTo(1);
    storeAnswers.countDown();
    assertThat(hanging).succeedsWithin(LONG);
    assertThat(gate.call("join", () -> "again")).isEqualTo("again");
  }

  @Test
  void letsACallWaitForItsTurn() {
    StoreGate gate = new StoreGate("store", 1, 10, LONG).measuredBy(metrics);
    var first = callThatHangs(gate);
    var second = callThatHangs(gate);
    await().until(() -> metric("kickoff_gateway_store_queue") == 1);

    storeAnswers.countDown();

    assertThat(first).succeedsWithin(LONG);
    assertThat(second).succeedsWithin(LONG);
  }

  @Test
  void turnsACallAwayAtOnceWhenTheQueueIsFull() {
    StoreGate gate = new StoreGate("store", 1, 1, LONG).measuredBy(metrics);
    callThatHangs(gate);
    callThatHangs(gate);
    await().until(() -> metric("kickoff_gateway_store_queue") == 1);

    assertThatThrownBy(() -> gate.call("join", () -> "never")).isInstanceOf(Overloaded.class);
    storeAnswers.countDown();
  }

  @Test
  void givesTheTurnBackWhenTheCallFails() {
    StoreGate gate = new StoreGate("store", 1, 0, Duration.ZERO);
    assertThatThrownBy(() ->
            gate.call(
                "join",
                () -> {
                  throw new IllegalStateException("broken on purpose");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(gate.call("join", () -> "next")).isEqualTo("next");
  }
}
