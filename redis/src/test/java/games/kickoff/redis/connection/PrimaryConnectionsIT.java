package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.redis.fixture.TestRedis;
import java.time.Duration;
import java.util.List;
import org.apache.commons.pool2.PooledObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;

/** Two servers that both take writes, as after a fail-over when the old primary has come back. */
class PrimaryConnectionsIT {

  private static TestRedis one;
  private static TestRedis other;

  private volatile TestRedis primary = one;

  private final PrimaryConnections connections =
      new PrimaryConnections(
          () -> new HostAndPort("127.0.0.1", primary.port()),
          DefaultJedisClientConfig.builder().build(),
          Duration.ofMinutes(1));

  @BeforeAll
  static void startServers() {
    one = TestRedis.own();
    other = TestRedis.own();
  }

  @AfterAll
  static void stopServers() {
    one.stop();
    other.stop();
  }

  @Test
  void keepsNoConnectionToWhatAnEarlierSearchFound() throws Exception {
    PooledObject<Connection> stale = connections.makeObject();
    assertThat(connections.validateObject(stale)).isTrue();

    primary = other;
    PooledObject<Connection> fresh = connections.makeObject();

    assertThat(connections.validateObject(fresh)).isTrue();
    assertThat(connections.validateObject(stale)).isFalse();
    connections.destroyObject(stale);
    connections.destroyObject(fresh);
  }

  /**
   * The sentinel that was asked did not know of the fail-over yet; the next search corrects this.
   */
  @Test
  void leavesWhatALateAnswerLedTo() throws Exception {
    PooledObject<Connection> first = connections.makeObject();
    primary = other;
    PooledObject<Connection> second = connections.makeObject();
    primary = one;
    PooledObject<Connection> late = connections.makeObject();

    assertThat(connections.found(new HostAndPort("127.0.0.1", other.port()))).isTrue();

    for (PooledObject<Connection> each : List.of(first, second, late)) {
      assertThat(connections.validateObject(each)).isFalse();
      connections.destroyObject(each);
    }
  }
}
