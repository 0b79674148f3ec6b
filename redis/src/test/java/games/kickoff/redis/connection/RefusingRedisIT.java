package games.kickoff.redis.connection;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.ticket.RedisTickets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * A Redis that answers with an error, which means either that it is unavailable for now, or that
 * Kickoff has a bug.
 */
class RefusingRedisIT {

  private static TestRedis server;

  private final Jedis bare = server.bare();
  private final RealmRedis redis = server.freshClient();

  @BeforeAll
  static void startServer() {
    server = TestRedis.own();
  }

  @AfterAll
  static void stopServer() {
    server.stop();
  }

  @AfterEach
  void mend() {
    redis.close();
    bare.replicaofNoOne();
    bare.configSet("maxclients", "1000");
    bare.close();
  }

  @Test
  void isUnavailableWhenItTakesNoMoreConnections() {
    bare.configSet("maxclients", "1");

    try (RealmRedis another = server.freshClient()) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(another::condition)
          .withMessageContaining("max number of clients");
    }
  }

  @Test
  void isUnavailableWhenItIsAReplica() {
    redis.condition();
    bare.replicaof("127.0.0.1", 1);

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(redis::condition)
        .withMessageContaining("READONLY");
  }

  /**
   * Scripts that only read are refused, too: a replica may lag behind, and its answers would be
   * taken for the truth.
   */
  @Test
  void runsNoScriptOnAReplica() {
    try (Realm realm = Realm.open(server)) {
      TicketId ticket = realm.join(DUEL, "p1");
      bare.replicaof("127.0.0.1", 1);

      RedisTickets tickets = realm.tickets;
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> tickets.find(ticket))
          .withMessageContaining("READONLY");
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> realm.pools.poolPart(DUEL, "0", 10));
      bare.replicaofNoOne();

      assertThat(tickets.find(ticket)).isPresent();
      realm.refill.open();
    }
  }

  /**
   * An address that leads to a demoted server may lead to another one when it is connected again.
   */
  @Test
  void givesUpEveryConnectionMadeBeforeOneAnsweredReadonly() {
    redis.condition();
    long before = connections();
    bare.replicaof("127.0.0.1", 1);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(redis::condition);
    bare.replicaofNoOne();

    redis.condition();

    assertThat(connections()).isEqualTo(before + 1);
  }

  @Test
  void givesUpAConnectionThatIsTooOld() {
    try (RealmClient young = RealmClient.of(redis.settings(), "{x}", Duration.ofMillis(100))) {
      young.exists("{x}");
      long before = connections();

      await()
          .untilAsserted(() -> {
            young.exists("{x}");
            assertThat(connections()).isGreaterThan(before);
          });
    }
  }

  @Test
  void isOurMistakeWhenAKeyIsOfAnotherType() {
    bare.set("kickoff:{" + redis.settings().realm() + "}:x", "text");

    assertThatIllegalStateException().isThrownBy(() -> redis.hash("x"));
  }

  /** The number of connections that were ever made. */
  private long connections() {
    String received = "total_connections_received:";
    return bare.info("stats")
        .lines()
        .filter(line -> line.startsWith(received))
        .mapToLong(line -> Long.parseLong(line.substring(received.length()).strip()))
        .sum();
  }
}
