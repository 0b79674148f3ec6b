package games.kickoff.local.pod;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import games.kickoff.local.network.PodAddresses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches all pods and gives each a {@link PodLife} on a virtual thread. */
final class LocalNode implements PodRuntime, ResourceEventHandler<Pod> {

  private static final Logger log = LoggerFactory.getLogger(LocalNode.class);
  private static final Duration SWEEP = Duration.ofSeconds(10);
  private static final Duration GRACE_AT_CLOSE = Duration.ofSeconds(2);
  private static final long SYNC_SECONDS = 60;

  /** What every {@link PodLife} uses. */
  record Parts(
      String name,
      boolean bindsPods,
      KubernetesClient client,
      Execution execution,
      PodAddresses addresses,
      Set<PodLife> waiting,
      Counters tally,
      Clock clock) {}

  private final Parts parts;
  private final Map<String, PodLife> lives = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pod-sweep").factory());
  private final SharedIndexInformer<Pod> informer;

  private LocalNode(
      KubernetesClient client, boolean bindsPods, Execution execution, PodAddresses addresses) {
    this.parts =
        new Parts(
            "local",
            bindsPods,
            client,
            execution,
            addresses,
            ConcurrentHashMap.newKeySet(),
            new Counters(),
            Clock.systemUTC());
    this.informer = client.pods().inAnyNamespace().runnableInformer(0);
  }

  static LocalNode start(
      KubernetesClient client, boolean bindsPods, Execution execution, PodAddresses addresses) {
    LocalNode node = new LocalNode(client, bindsPods, execution, addresses);
    try {
      node.watch();
      return node;
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private void watch() {
    informer.addEventHandler(this);
    // always reconnects: an API server that is away comes back
    informer.exceptionHandler((started, failure) -> true);
    informer.start().toCompletableFuture().orTimeout(SYNC_SECONDS, TimeUnit.SECONDS).join();
    sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), MILLISECONDS);
  }

  @Override
  public PodCounts counts() {
    return parts.tally().now();
  }

  @Override
  public void onAdd(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() == null && isNew(pod)) {
      lives.computeIfAbsent(pod.getMetadata().getUid(), uid -> begin(pod));
    }
  }

  @Override
  public void onUpdate(Pod before, Pod now) {
    if (!before.getMetadata().getUid().equals(now.getMetadata().getUid())) {
      // the pod was deleted and created again while the watch was lost
      onDelete(before, true);
      onAdd(now);
      return;
    }
    PodLife life = lives.get(now.getMetadata().getUid());
    if (life == null) {
      return;
    }
    life.changed(now);
    if (now.getMetadata().getDeletionTimestamp() != null) {
      life.deletionAsked(now);
    }
  }

  @Override
  public void onDelete(Pod pod, boolean finalStateUnknown) {
    gone(pod);
  }

  @Override
  public void close() {
    informer.stop();
    sweeper.shutdownNow();
    lives.values().forEach(life -> life.abandon(GRACE_AT_CLOSE));
    endThreads();
    parts.client().close();
    parts.addresses().close();
  }

  /**
   * Waits 6 s for the pods' threads to end, then interrupts them: a container that has not started
   * yet may take long to do so.
   */
  private void endThreads() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(GRACE_AT_CLOSE.multipliedBy(3).toMillis(), MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.close();
  }

  /** Whether no node has run the pod yet. A pod that another node runs or has run is ignored. */
  private static boolean isNew(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return phase == null || phase.isEmpty() || phase.equals("Pending");
  }

  private PodLife begin(Pod pod) {
    PodLife life = new PodLife(pod, parts);
    parts.tally().created.incrementAndGet();
    threads.execute(life);
    return life;
  }

  private void gone(Pod lastSeen) {
    PodLife life = lives.remove(lastSeen.getMetadata().getUid());
    if (life != null) {
      parts.tally().deleted.incrementAndGet();
      life.objectIsGone(lastSeen);
    }
  }

  /**
   * Finds pods whose deletion was missed: fabric8's mock server has no history, so a deletion may
   * never be seen that happens while the watch is lost.
   */
  private void sweep() {
    try {
      Map<String, PodLife> missing = new HashMap<>(lives);
      parts
          .client()
          .pods()
          .inAnyNamespace()
          .list()
          .getItems()
          .forEach(pod -> missing.remove(pod.getMetadata().getUid()));
      missing.values().forEach(life -> gone(life.pod()));
    } catch (KubernetesClientException e) {
      log.info("pods could not be listed, which will be tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("pods could not be compared", e);
    }
  }
}
