package games.kickoff.gateway.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Outcome;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.postgres.connection.Postgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowDatabaseTest {

  private final FakeRealm realm = new FakeRealm();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();

  @Test
  void holdsUpNobodyElseAndMakesTheRestFailSoon() {
    realm.database.beforeEachCall(this::hang);
    try (TestGateway gateway = TestGateway.on(realm)) {
      List<CompletableFuture<Answer>> stuck = stuckBoards(gateway);

      assertOverloaded(gateway.get("/matchmaking/matches/latest"));
      assertThat(gateway.join("p1").status()).isEqualTo(200);
      assertThat(gateway.management("/readyz").statusCode()).isEqualTo(200);

      answer.countDown();
      assertThat(stuck).allMatch(call -> call.join().status() == 200);
    }
  }

  /** Clients may page through boards at any rate; that must never prevent a match's result. */
  @Test
  void takesResultsAndPlayersWhileEveryBoardsTurnIsTaken() {
    realm.database.beforeEachCall(this::hang);
    MatchId match = realm.database.plays("eu", Outcome.COMPLETED, false, "p1", "p2");
    try (TestGateway gateway = TestGateway.on(realm)) {
      List<CompletableFuture<Answer>> stuck = stuckBoards(gateway);
      realm.database.beforeEachCall(() -> {});

      Answer result =
          gateway.post("/matchmaking/match/" + match + "/result", "{\"winner\":\"teamA\"}");
      assertThat(result.status()).isEqualTo(200);
      assertThat(gateway.post("/players/register", "{\"username\":\"ada\"}").status())
          .isLessThan(300);
      assertOverloaded(gateway.get("/players/leaderboard?ladder=ranked"));

      answer.countDown();
      assertThat(stuck).allMatch(call -> call.join().status() == 200);
    }
  }

  @Test
  void letsPlayersJoinWhileEveryTurnIsTaken() {
    realm.database.beforeEachCall(this::hang);
    try (TestGateway gateway = TestGateway.on(realm)) {
      List<CompletableFuture<Answer>> stuck =
          stuck(gateway, "/players/player/p1", Postgres.MAX_CONNECTIONS);
      assertThat(gateway.metric("kickoff_gateway_database_calls")).isEqualTo(stuck.size());

      assertOverloaded(gateway.get("/players/player/p1"));
      assertOverloaded(gateway.get("/matchmaking/matches/latest"));
      assertThat(gateway.join("p1").status()).isEqualTo(200);

      answer.countDown();
      assertThat(stuck).allMatch(call -> call.join().status() == 404);
    }
  }

  private List<CompletableFuture<Answer>> stuckBoards(TestGateway gateway) {
    return stuck(gateway, "/matchmaking/matches/latest", Postgres.MAX_CONNECTIONS / 2);
  }

  private List<CompletableFuture<Answer>> stuck(TestGateway gateway, String path, int calls) {
    List<CompletableFuture<Answer>> stuck =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(() -> gateway.get(path), Thread::startVirtualThread))
            .limit(calls)
            .toList();
    await().until(() -> hanging.get() == calls);
    return stuck;
  }

  private static void assertOverloaded(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("error")).isEqualTo("overloaded");
  }

  private void hang() {
    hanging.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
