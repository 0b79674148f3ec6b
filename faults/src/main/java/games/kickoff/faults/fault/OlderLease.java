package games.kickoff.faults.fault;

import games.kickoff.faults.rig.Realm;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import redis.clients.jedis.Jedis;

/**
 * Kills the leader and sets the Lease back as if etcd were restored from an older backup: it has
 * another holder, no transitions, and is older than the term that the stores remember. No API
 * server allows a Lease's creation time to be set back, so instead the fences in Redis and Postgres
 * are raised to that of a later Lease.
 */
final class OlderLease {

  /**
   * Greater than any fence derived from a Lease's creation time, and small enough to be increased
   * by 1.
   */
  private static final long LATER_TERM = 5_000_000_000_000_000L;

  private final Realm realm;

  OlderLease(Scene scene) {
    this.realm = scene.realm();
  }

  void comesBack() throws IOException {
    realm.operator(realm.leader()).kill();
    var resource =
        realm.rig().client().leases().inNamespace(realm.name()).withName("kickoff-" + realm.name());
    Lease lease = resource.get();
    ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC).minus(Duration.ofDays(1));
    lease.getMetadata().setResourceVersion(null);
    lease.getSpec().setHolderIdentity("an-operator-of-before");
    lease.getSpec().setLeaseTransitions(0);
    lease.getSpec().setAcquireTime(before);
    lease.getSpec().setRenewTime(before);
    realm.rig().client().resource(lease).update();
    try (Jedis jedis = realm.rig().bareRedis();
        Connection records = realm.rig().bareRecords();
        Statement raise = records.createStatement()) {
      jedis.set("kickoff:{" + realm.name() + "}:fence", "%016d%016d".formatted(LATER_TERM, 0));
      raise.execute("UPDATE %s.term SET fence = %d".formatted(realm.schema(), LATER_TERM));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
