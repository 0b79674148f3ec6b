package games.kickoff.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the realm's Lease. A process leads at most once: if it loses the Lease it ends, and the
 * restarted process has another identity.
 */
public final class Leadership implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Leadership.class);

  private final KubernetesClient client;
  private final LeaseName lease;
  private final String identity;
  private final LeasePace pace;
  private final Election election;
  private @Nullable Thread thread;

  /**
   * @param client used by nothing else; its requests time out after {@link LeasePace#timeout}
   * @param identity unique to this process, so more than the host's name
   */
  public Leadership(
      KubernetesClient client, String namespace, String name, String identity, LeasePace pace) {
    this.client = client;
    this.lease = new LeaseName(namespace, name);
    this.identity = identity;
    this.pace = pace;
    this.election =
        new Election(client, lease, identity, pace, System::nanoTime, InstantSource.system());
  }

  /**
   * Stands for election.
   *
   * @param onStart called once, on a thread of its own, when this process leads
   * @param onLoss called when it has lost the leadership without having been closed; must end the
   *     process
   */
  public synchronized void start(Runnable onStart, Runnable onLoss) {
    // A platform thread: a virtual thread would share carrier threads with a busy leader's work,
    // and renew late.
    thread = Thread.ofPlatform().name("lease").start(() -> run(onStart, onLoss));
  }

  private void run(Runnable onStart, Runnable onLoss) {
    try {
      Election.End end =
          election.run(() -> {
            log.info("Leading as {}", identity);
            Thread.ofPlatform().name("leading").start(onStart);
          });
      if (end == Election.End.LOST) {
        onLoss.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log.error("The election ended by an unexpected exception", e);
      onLoss.run();
    }
  }

  /** Whether the Lease names this process as its holder, according to a live read. */
  public boolean holdsLease() {
    Lease held = lease.read(client);
    return held != null
        && held.getSpec() != null
        && identity.equals(held.getSpec().getHolderIdentity());
  }

  /**
   * Releases the Lease, so that the next leader need not wait for it to run out. Returns when that
   * is done, or has taken too long.
   */
  @Override
  public void close() {
    election.close();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null) {
      return;
    }
    try {
      running.join(pace.timeout().multipliedBy(2).plus(Duration.ofMillis(100)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
