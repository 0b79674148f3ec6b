package games.kickoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class GatewayStopTest {

  /** Less than the 5 s after which the server cuts off requests that are still under way. */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(4_500);

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);

  @Test
  void answersWaitingRequestsWithThePresentStateAndStopsQuickly() {
    MatchId match = realm.start(realm.waiting(FakeRealm.QUEUE, "p1").id());
    var asked = CompletableFuture.supplyAsync(() -> gateway.post("/match/" + match + "/end", ""));
    await().until(() -> realm.nudged.contains(match));

    assertThat(timeToClose()).isLessThan(STOP_TIMEOUT);
    assertThat(asked).succeedsWithin(Duration.ofSeconds(60));
    assertThat(asked.join().status()).isEqualTo(202);
    assertThat(realm.subscriptions()).isZero();
    assertThatThrownBy(gateway::connect).isInstanceOf(ConnectException.class);
  }

  @Test
  void stopsEverythingElseEvenWhenARequestHangs() {
    CountDownLatch storeAnswers = new CountDownLatch(1);
    realm.beforeEachCall(() -> {
      try {
        storeAnswers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Thread.startVirtualThread(() -> gateway.status("p1"));
    await().until(() -> realm.calls() == 1);

    gateway.close();

    assertThat(realm.subscriptions()).isZero();
    assertThatThrownBy(gateway::connect).isInstanceOf(ConnectException.class);
    storeAnswers.countDown();
  }

  @Test
  void closesConnectionsWithoutARequestSoon() throws Exception {
    try (var idle = gateway.connect()) {
      await().until(() -> gateway.metric("kickoff_gateway_connections") == 1);
      assertThat(timeToClose()).isLessThan(STOP_TIMEOUT);
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }

  /** Repeated, because the server is rarely accepting the connection at the moment it stops. */
  @RepeatedTest(20)
  void doesNotWaitForAConnectionThatComesAsItStops() throws Exception {
    try (var late = gateway.connect()) {
      assertThat(timeToClose()).isLessThan(STOP_TIMEOUT);
    }
  }

  private Duration timeToClose() {
    long begin = System.nanoTime();
    gateway.close();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
