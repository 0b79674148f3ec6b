package games.kickoff.store.redis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import games.kickoff.store.StoreUnavailable;
import games.kickoff.store.fixture.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A Redis that answers, but with an error: not available now, or our mistake. */
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
    bare.configSet("maxmemory", "0");
    bare.close();
  }

  @Test
  void isUnavailableWhenItTakesNoMoreConnections() {
    bare.configSet("maxclients", "1");

    try (RealmRedis another = server.freshClient()) {
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(another::ping)
          .withMessageContaining("max number of clients");
    }
  }

  @Test
  void isUnavailableWhenItsMemoryIsFull() {
    bare.configSet("maxmemory", "1");

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::write);
  }

  @Test
  void isUnavailableWhenItIsAReplicaOfAMasterThatIsGone() {
    bare.replicaof("127.0.0.1", 1);

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::write);
  }

  @Test
  void isOurMistakeWhenAKeyIsOfAnotherType() {
    bare.set("kickoff:{" + redis.settings().realm() + "}:x", "text");

    assertThatIllegalStateException().isThrownBy(() -> redis.hash("x"));
  }

  private void write() {
    redis.append("log", Map.of("a", "b"));
  }
}
