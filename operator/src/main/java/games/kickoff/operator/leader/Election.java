package games.kickoff.operator.leader;

import games.kickoff.operator.outage.RootCause;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the Lease when it is free, and renews it until it is lost or released. It runs on a
 * platform thread and uses a client of its own, so that neither other work of the process nor a
 * burst of the leader's own writes delays a renewal.
 *
 * <p>A holder whose renewal fails goes on trying until the Lease has run out; each failed try logs
 * one line. A renewal that succeeded but whose answer was lost counts once the Lease is read again.
 */
final class Election {

  private static final Logger log = LoggerFactory.getLogger(Election.class);

  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private final KubernetesClient client;
  private final LeaseName name;
  private final LeasePace pace;
  private final LongSupplier nanos;
  private final InstantSource clock;
  private final LeaseKnowledge lease;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean waitingForApi;

  /**
   * @param client used by nothing else; its time-out is {@link LeasePace#timeout}
   * @param nanos a counter of nanoseconds that never goes back
   */
  Election(
      KubernetesClient client,
      LeaseName name,
      String identity,
      LeasePace pace,
      LongSupplier nanos,
      InstantSource clock) {
    this.client = client;
    this.name = name;
    this.pace = pace;
    this.nanos = nanos;
    this.clock = clock;
    this.lease = new LeaseKnowledge(identity, pace.duration());
  }

  /** Why an election ended. */
  enum End {
    /** It was closed; the Lease was released if it was held. */
    CLOSED,
    /** The Lease was held and then lost. */
    LOST
  }

  /**
   * Runs until it is closed or the Lease is lost.
   *
   * @param onHeld called once, when the Lease is first held; must return at once
   */
  End run(Runnable onHeld) throws InterruptedException {
    while (!isHeld()) {
      if (pause(acquire())) {
        release(); // it may be held by a write whose answer was lost
        return End.CLOSED;
      }
    }
    onHeld.run();
    while (!pause(renew())) {
      if (!isHeld()) {
        return End.LOST;
      }
    }
    release();
    return End.CLOSED;
  }

  /**
   * Whether this process holds the Lease. A Lease that somebody deleted is still held: the next
   * renewal creates it again.
   */
  private boolean isHeld() {
    return (lease.isOurs() || lease.lease().isEmpty())
        && lease.heldFor(nanos.getAsLong()).isPositive();
  }

  /** Waits; returns whether the election was closed meanwhile. */
  private boolean pause(Duration time) throws InterruptedException {
    return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Reads the Lease while it is not held and takes it if it is free. Returns how long to wait until
   * the next try.
   */
  private Duration acquire() {
    try {
      read();
      if (lease.freeIn(nanos.getAsLong(), clock.instant()).isZero()) {
        write();
      }
      if (waitingForApi) {
        log.info("The Lease can be read again");
      }
      waitingForApi = false;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && !waitingForApi) {
        log.warn("The Lease {} can't be read or taken: {}", name, RootCause.brief(e));
        waitingForApi = true;
      }
    }
    if (isHeld()) {
      return Duration.ZERO;
    }
    Duration free = lease.freeIn(nanos.getAsLong(), clock.instant());
    Duration pause = pace.pause(ThreadLocalRandom.current().nextDouble());
    return free.isPositive() && free.compareTo(pause) < 0 ? free : pause;
  }

  /**
   * Renews the Lease. Returns how long to wait until the next renewal: only briefly after a failed
   * one.
   */
  private Duration renew() {
    try {
      write();
      return pace.renewEvery();
    } catch (KubernetesClientException e) {
      boolean conflict = e.getCode() == HttpURLConnection.HTTP_CONFLICT;
      Duration left = lease.heldFor(nanos.getAsLong());
      if (!conflict) {
        log.warn(
            "The Lease was not renewed; it is held for {} ms: {}",
            left.toMillis(),
            RootCause.brief(e));
      }
      try {
        read();
      } catch (KubernetesClientException unread) {
        log.debug("The Lease was not read either: {}", RootCause.brief(unread));
      }
      if (lease.heldFor(nanos.getAsLong()).compareTo(left) > 0) {
        return pace.renewEvery(); // the renewal succeeded, only its answer was lost
      }
      Duration soon = pace.retryAfter();
      return soon.compareTo(left) < 0 ? soon : left;
    }
  }

  private void read() {
    lease.see(name.read(client), nanos.getAsLong());
  }

  private void write() {
    long start = nanos.getAsLong();
    Lease ours = lease.ours(name.namespace(), name.name(), start, clock.instant());
    Lease written =
        lease.lease().isPresent()
            ? client.resource(ours).patch(MERGE)
            : client.resource(ours).create();
    lease.see(written, nanos.getAsLong());
  }

  private void release() {
    if (!lease.isOurs()) {
      return;
    }
    try {
      client.resource(lease.released(name.namespace(), name.name(), clock.instant())).patch(MERGE);
    } catch (KubernetesClientException e) {
      log.warn("The Lease was not let go, it has to run out: {}", RootCause.brief(e));
    }
  }

  void close() {
    closed.countDown();
  }
}
