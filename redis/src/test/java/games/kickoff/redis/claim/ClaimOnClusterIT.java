package games.kickoff.redis.claim;

import games.kickoff.redis.fixture.TestRedis;
import org.junit.jupiter.api.AfterAll;

/** {@link ClaimIT} on a Redis in cluster mode, where all keys of a realm must be in one slot. */
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
