package games.kickoff.operator.namespace;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.outage.Cadence;
import games.kickoff.operator.server.NotCreated;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the controllers watching those of the operator's namespaces that it may watch. If a
 * namespace is forbidden, JOSDK by itself would end the process, or wait at every start until its
 * informer times out.
 */
public final class NamespaceWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(NamespaceWatch.class);

  private static final ListOptions ONE = new ListOptionsBuilder().withLimit(1L).build();

  /**
   * Starting is tried more than once: a permission may be revoked between the check here and the
   * informer's first list.
   */
  private static final int TRIES_TO_START = 3;

  /** What is asked to watch namespaces. */
  public interface Watcher {

    /**
     * Watches these namespaces and no others; the caches of those newly added are synced from
     * scratch.
     *
     * @param namespaces empty: none
     * @throws RuntimeException when it can't watch them all; it keeps watching the former ones
     */
    void watch(Set<String> namespaces);

    /** Watches all namespaces there are. */
    void watchAll();
  }

  private final KubernetesClient client;
  private final Namespaces namespaces;
  private final Watcher watcher;
  private final OperatorMetrics metrics;
  private final Cadence cadence;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<String> forbidden = new TreeSet<>();
  private volatile Set<String> watched = Set.of();

  /**
   * @param cadence when to check which namespaces are forbidden; its {@code retryAfter} applies
   *     while one is, and callers that were denied something request a check
   */
  public NamespaceWatch(
      KubernetesClient client,
      Namespaces namespaces,
      Watcher watcher,
      OperatorMetrics metrics,
      Cadence cadence) {
    this.client = client;
    this.namespaces = namespaces;
    this.watcher = watcher;
    this.metrics = metrics;
    this.cadence = cadence;
  }

  /** Starts watching what may be watched; returns when the caches are synced. */
  public void start() {
    if (namespaces.names().isEmpty()) {
      watcher.watchAll();
      return;
    }
    for (int tries = 1; ; tries++) {
      try {
        round();
        break;
      } catch (RuntimeException e) {
        if (tries == TRIES_TO_START) {
          throw e;
        }
        log.warn("Watching does not start yet: {}", e.getMessage());
      }
    }
    Thread.ofVirtual().name("namespaces").start(this::follow);
  }

  private void follow() {
    try {
      while (closed.getCount() > 0) {
        Duration next = forbidden.isEmpty() ? cadence.every() : cadence.retryAfter();
        boolean wasAsked = cadence.requests().await(next);
        if (closed.getCount() > 0) {
          queueAnotherRound();
        }
        // Many callers may request a check at once, again and again: leave a pause between two.
        if (closed.await(wasAsked ? cadence.retryAfter().toMillis() : 0, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void queueAnotherRound() {
    try {
      round();
    } catch (RuntimeException e) {
      log.warn("The namespaces to watch could not be changed: {}", e.getMessage());
    }
  }

  private void round() {
    Set<String> visible = new TreeSet<>();
    for (String name : namespaces.names()) {
      Optional<String> refusal = refusal(name);
      if (refusal.isEmpty()) {
        visible.add(name);
        if (forbidden.remove(name)) {
          log.info("Namespace {} may be watched again", name);
        }
        metrics.watched(name);
      } else {
        if (forbidden.add(name)) {
          log.warn(
              "Namespace {} may not be watched; it is left alone until it may: {}",
              name,
              refusal.get());
        }
        metrics.unwatched(name);
      }
    }
    if (!visible.equals(watched)) {
      watcher.watch(visible);
      watched = Set.copyOf(visible);
    }
  }

  /**
   * Why the namespace may not be watched; empty when it may. An error other than 403 does not
   * answer that, so the last answer stands.
   */
  private Optional<String> refusal(String namespace) {
    try {
      client.resources(MatchQueue.class).inNamespace(namespace).list(ONE);
      client.resources(GameSession.class).inNamespace(namespace).list(ONE);
      client.pods().inNamespace(namespace).withLabel(GameSession.SESSION_LABEL).list(ONE);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      boolean refused = e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
      boolean wasRefused = forbidden.contains(namespace);
      return refused || wasRefused ? Optional.of(NotCreated.sentence(e)) : Optional.empty();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    cadence.requests().ask();
  }
}
