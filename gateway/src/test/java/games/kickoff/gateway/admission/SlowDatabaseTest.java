package games.kickoff.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.store.postgres.Postgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowDatabaseTest {

  private final FakeRealm realm = new FakeRealm();

  @Test
  void holdsUpNobodyElseAndMakesTheRestFailSoon() {
    CountDownLatch answer = new CountDownLatch(1);
    realm.database.beforeEachCall(() -> hang(answer));
    try (TestGateway gateway = TestGateway.on(realm)) {
      List<CompletableFuture<Answer>> stuck =
          Stream.generate(() ->
                  CompletableFuture.supplyAsync(
                      () -> gateway.get("/matchmaking/matches/latest"), Thread::startVirtualThread))
              .limit(Postgres.MAX_CONNECTIONS)
              .toList();
      await().until(() -> gateway.metric("kickoff_gateway_database_calls") == stuck.size());

      Answer shed = gateway.get("/matchmaking/matches/latest");
      assertThat(shed.status()).isEqualTo(503);
      assertThat(shed.text("error")).isEqualTo("overloaded");
      assertThat(gateway.join("p1").status()).isEqualTo(200);
      assertThat(gateway.management("/readyz").statusCode()).isEqualTo(200);

      answer.countDown();
      assertThat(stuck).allMatch(call -> call.join().status() == 200);
    }
  }

  private static void hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
