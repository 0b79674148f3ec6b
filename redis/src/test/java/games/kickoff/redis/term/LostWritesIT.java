package games.kickoff.redis.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.RealmImage;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.testing.StallingProxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which lost writes Redis notices, when several are in flight. */
class LostWritesIT {

  private Realm realm;

  @BeforeEach
  void open() {
    realm = Realm.open(TestRedis.shared());
  }

  @AfterEach
  void close() {
    realm.close();
  }

  /**
   * Two writes are in flight. The earlier one is answered by a primary that dies with it; the later
   * one reaches the replica that was promoted.
   */
  @Test
  void theEarlierOfTwoWritesInFlightThatWasLostIsNoticed() throws Exception {
    RedisSettings direct = realm.redis.settings();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        StallingProxy proxy = new StallingProxy(TestRedis.shared().port());
        RealmRedis client =
            RealmRedis.connect(
                new RedisSettings(
                    direct.realm(),
                    URI.create("redis://127.0.0.1:" + proxy.port()),
                    "",
                    "",
                    false,
                    Duration.ofSeconds(20)))) {
      Leader leader = new Leader(client, () -> new Fence(Realm.FENCE.value() + 1));
      TicketId ticket = realm.join(Realm.DUEL, "p1");
      leader.claims.claim(realm.newMatch(), Realm.DUEL, List.of(ticket));
      RealmImage older = RealmImage.of(realm);

      proxy.holdAnswers();
      TicketId lost = realm.join(Realm.RANKED, "p2");
      CompletableFuture<?> earlier =
          CompletableFuture.supplyAsync(
              () -> leader.claims.claim(realm.newMatch(), Realm.RANKED, List.of(lost)), threads);
      await().until(() -> realm.ticket(lost).match().isPresent());
      proxy.holdRequests();
      CompletableFuture<?> later = CompletableFuture.runAsync(leader.refill::open, threads);
      await().until(() -> proxy.heldRequests() > 0);
      older.restore();
      proxy.release();
      earlier.get();
      later.get();

      assertThat(realm.refill.isOpen()).as("nothing is known to be lost yet").isTrue();
      assertThatThrownBy(() -> leader.claims.end(realm.newMatch(), EndReason.ENDED))
          .isInstanceOf(Rebuilding.class);
      assertThat(realm.refill.isOpen()).isFalse();
      leader.refill.open();
      assertThat(realm.refill.isOpen()).as("it is noticed once").isTrue();
    }
  }

  @Test
  void writesThatArriveInAnotherOrderAreNoLoss() {
    assertThat(end(0, 2)).isEqualTo("gone");
    assertThat(end(0, 1)).isEqualTo("gone");
    assertThat(end(2, 3)).isEqualTo("gone");
  }

  @Test
  void aWriteThatIsStillOnItsWayIsNoLoss() {
    assertThat(end(0, 1)).isEqualTo("gone");
    assertThat(end(1, 3)).isEqualTo("gone");
    assertThat(end(1, 5)).isEqualTo("gone");
    assertThat(end(1, 4)).isEqualTo("gone");
    assertThat(end(1, 2)).isEqualTo("gone");
    assertThat(end(5, 6)).isEqualTo("gone");
  }

  @Test
  void aMissingWriteThatWasAcknowledgedIsALossAndIsNoticedOnce() {
    assertThat(end(0, 1)).isEqualTo("gone");
    assertThat(end(1, 3)).isEqualTo("gone");
    assertThat(end(3, 4)).isEqualTo("rebuilding");
    realm.as(new Fence(Realm.FENCE.value() + 2)).refill.open();
  }

  @Test
  void aRedisThatIsFarBehindRemembersNoLongListOfMissingWrites() {
    assertThat(end(0, 1)).isEqualTo("gone");
    assertThat(end(100_000, 100_002)).isEqualTo("rebuilding");
    try (var jedis = realm.bare()) {
      assertThat(jedis.get(realm.key("fence"))).hasSize(48);
    }
  }

  /** Ends a match that does not exist, with a stamp of a term of its own. */
  private String end(long acknowledged, long number) {
    String stamp =
        new Fence(Realm.FENCE.value() + 1).text() + "%016d%016d".formatted(acknowledged, number);
    return realm.redis.run(Script.END, stamp, realm.newMatch().value(), "Ended").code();
  }
}
