package games.kickoff.operator.leadership;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectorBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the realm's Lease. A process leads once: whoever loses the Lease ends, and comes back as
 * somebody else, since its identity is unique to the process.
 *
 * <p>JOSDK's own leader election is not used: it asks for a SelfSubjectRulesReview first, which not
 * every API server answers, and starts reconciling inside the callback, before the Lease is
 * renewed.
 */
public final class Leadership implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Leadership.class);

  /**
   * In a lease's duration, with up to 2.2 times as long between two: how soon a lease that has run
   * out is seen.
   */
  private static final int RETRIES = 10;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final String identity;
  private final Duration leaseDuration;
  private final ExecutorService executor;
  private volatile boolean closing;
  private @Nullable CompletableFuture<?> election;

  /**
   * @param identity unique to this process, never just the host's name
   * @param leaseDuration how long a silent leader keeps the others waiting; at least 1 s
   */
  public Leadership(
      KubernetesClient client,
      String namespace,
      String name,
      String identity,
      Duration leaseDuration,
      ExecutorService executor) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
    this.identity = identity;
    this.leaseDuration = leaseDuration;
    this.executor = executor;
  }

  /**
   * Stands for election.
   *
   * @param onStart called once, on a thread of its own, when this process leads
   * @param onLoss called when it leads no more without having been closed; must end the process
   */
  public void start(Runnable onStart, Runnable onLoss) {
    LeaderElector elector =
        new LeaderElectorBuilder(client, executor)
            .withConfig(
                new LeaderElectionConfigBuilder()
                    .withName(name)
                    .withLock(
                        new ObservedLease(
                            namespace, name, identity, leaseDuration, System::nanoTime))
                    .withLeaseDuration(leaseDuration)
                    .withRenewDeadline(leaseDuration.multipliedBy(2).dividedBy(3))
                    .withRetryPeriod(leaseDuration.dividedBy(RETRIES))
                    .withReleaseOnCancel(true)
                    .withLeaderCallbacks(
                        new LeaderCallbacks(
                            () -> {
                              log.info("Leading as {}", identity);
                              Thread.ofPlatform().name("leading").start(onStart);
                            },
                            () -> {
                              if (!closing) {
                                onLoss.run();
                              }
                            },
                            leader -> log.debug("{} leads", leader)))
                    .build())
            .build();
    election = elector.start();
  }

  /** Whether the Lease names this process, by a read of the Lease itself. */
  public boolean holdsLease() {
    Lease lease = client.leases().inNamespace(namespace).withName(name).get();
    return lease != null
        && lease.getSpec() != null
        && identity.equals(lease.getSpec().getHolderIdentity());
  }

  /** Lets the Lease go, so that the next leader need not wait for it to run out. */
  @Override
  public void close() {
    closing = true;
    if (election != null) {
      election.cancel(true);
    }
  }
}
