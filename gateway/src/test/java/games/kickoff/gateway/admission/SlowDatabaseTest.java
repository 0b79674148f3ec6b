package games.kickoff.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.match.MatchId;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.store.postgres.Postgres;
import games.kickoff.store.result.PlayedMatch;
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
      List<CompletableFuture<Answer>> stuck = stuckBoards(gateway);

      Answer shed = gateway.get("/matchmaking/matches/latest");
      assertThat(shed.status()).isEqualTo(503);
      assertThat(shed.text("error")).isEqualTo("overloaded");
      assertThat(gateway.join("p1").status()).isEqualTo(200);
      assertThat(gateway.management("/readyz").statusCode()).isEqualTo(200);

      answer.countDown();
      assertThat(stuck).allMatch(call -> call.join().status() == 200);
    }
  }

  /** Boards are open to whoever turns their pages: none of that may cost a match its result. */
  @Test
  void takesResultsAndPlayersWhileEveryBoardsTurnIsTaken() {
    CountDownLatch answer = new CountDownLatch(1);
    realm.database.beforeEachCall(() -> hang(answer));
    MatchId match = realm.database.plays("eu", PlayedMatch.Status.COMPLETED, false, "p1", "p2");
    try (TestGateway gateway = TestGateway.on(realm)) {
      List<CompletableFuture<Answer>> stuck = stuckBoards(gateway);
      realm.database.beforeEachCall(() -> {});

      Answer result =
          gateway.post("/matchmaking/match/" + match + "/result", "{\"winner\":\"teamA\"}");
      assertThat(result.status()).isEqualTo(200);
      assertThat(gateway.post("/players/register", "{\"username\":\"ada\"}").status())
          .isLessThan(300);
      assertThat(gateway.get("/players/leaderboard?ladder=ranked").status()).isEqualTo(503);

      answer.countDown();
      assertThat(stuck).allMatch(call -> call.join().status() == 200);
    }
  }

  private static List<CompletableFuture<Answer>> stuckBoards(TestGateway gateway) {
    List<CompletableFuture<Answer>> stuck =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(
                    () -> gateway.get("/matchmaking/matches/latest"), Thread::startVirtualThread))
            .limit(Postgres.MAX_CONNECTIONS / 2)
            .toList();
    await().until(() -> gateway.metric("kickoff_gateway_boards_calls") == stuck.size());
    return stuck;
  }

  private static void hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
