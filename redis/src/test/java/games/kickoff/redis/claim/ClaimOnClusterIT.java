package games.kickoff.redis.claim;

import games.kickoff.redis.fixture.TestRedis;
import org.junit.jupiter.api.AfterAll;

/** The same on a Redis in cluster mode: all keys of a realm share a slot. */
class ClaimOnClusterIT extends ClaimIT {

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
