package games.kickoff.redis.claim;

import games.kickoff.redis.fixture.TestRedis;
import org.junit.jupiter.api.AfterAll;

/** {@link OlderRedisIT} on a Redis in cluster mode. */
class OlderRedisOnClusterIT extends OlderRedisIT {

  private static final TestRedis CLUSTER = TestRedis.ownCluster();

  @Override
  TestRedis server() {
    return CLUSTER;
  }

  @AfterAll
  static void stop() {
    CLUSTER.stop();
  }
}
