package games.kickoff.faults.fault;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The Lease as an older etcd has it: another holder, made earlier, fewer transitions. */
final class OlderLease {

  private final Scene scene;

  OlderLease(Scene scene) {
    this.scene = scene;
  }

  void comesBack() throws IOException {
    String realm = scene.realm().name();
    var leader = scene.realm().operator(scene.realm().leader());
    leader.kill();
    var resource =
        scene.realm().rig().client().leases().inNamespace(realm).withName("kickoff-" + realm);
    Lease lease = resource.get();
    ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC).minus(Duration.ofDays(1));
    String created = Instant.now().minus(Duration.ofDays(400)).toString();
    lease.getMetadata().setCreationTimestamp(created);
    lease.getMetadata().setResourceVersion(null);
    lease.getSpec().setHolderIdentity("an-operator-of-before");
    lease.getSpec().setLeaseTransitions(0);
    lease.getSpec().setAcquireTime(before);
    lease.getSpec().setRenewTime(before);
    resource.delete();
    Lease back = scene.realm().rig().client().resource(lease).create();
    if (!created.equals(back.getMetadata().getCreationTimestamp())) {
      throw new IOException("the API server makes the Lease as a new one: " + back.getMetadata());
    }
  }
}
