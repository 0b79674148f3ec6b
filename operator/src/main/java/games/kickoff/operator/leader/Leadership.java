package games.kickoff.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the realm's Lease. A process leads once: whoever loses the Lease ends, and comes back as
 * somebody else, since its identity is unique to the process.
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
   * @param client used by nobody else; its requests time out after {@link LeasePace#timeout}
   * @param identity unique to this process, never just the host's name
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
   * @param onLoss called when it leads no more without having been closed; must end the process
   */
  public synchronized void start(Runnable onStart, Runnable onLoss) {
    // A platform thread: one that shares carriers with a busy leader's own work would be late.
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
      log.error("The election ended by a mistake", e);
      onLoss.run();
    }
  }

  /** Whether the Lease names this process, by a read of the Lease itself. */
  public boolean holdsLease() {
    Lease held = lease.read(client);
    return held != null
        && held.getSpec() != null
        && identity.equals(held.getSpec().getHolderIdentity());
  }

  /**
   * Lets the Lease go, so that the next leader need not wait for it to run out. Returns when that
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
