package games.kickoff.operator.server;

import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the PodDisruptionBudget that keeps live matches from drains and autoscalers, in each
 * namespace in which servers run.
 *
 * <p>Kubernetes counts the pods that a budget wants by the scale of their owners, which a
 * GameSession does not have. So the budget asks for an absolute number of healthy pods that no
 * namespace has, and every eviction of a pod that it selects is refused. Pods that have ended are
 * not counted, and may be evicted.
 */
public final class DisruptionBudgets {

  /** The budget's name in each namespace; the chart makes it by the same name. */
  static final String NAME = "kickoff-live-matches";

  private static final Logger log = LoggerFactory.getLogger(DisruptionBudgets.class);

  /** How long a budget that was there is trusted to be there. */
  private static final Duration TRUSTED = Duration.ofMinutes(10);

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final boolean makesThem;
  private final Clock clock;
  private final ConcurrentMap<String, Instant> notBefore = new ConcurrentHashMap<>();

  /**
   * @param makesThem whether the operator makes budgets; otherwise the chart has made them
   */
  public DisruptionBudgets(KubernetesClient client, boolean makesThem, Clock clock) {
    this.client = client;
    this.makesThem = makesThem;
    this.clock = clock;
  }

  /**
   * Makes a namespace's budget unless it is there. A failure is logged and retried with a later
   * server: a match without a budget is better than none. One caller makes it; others don't wait.
   */
  void ensure(String namespace) {
    Instant now = clock.instant();
    if (!makesThem || !isFirstToTry(namespace, now)) {
      return;
    }
    try {
      client.resource(budget(namespace)).create();
      log.info("Drains of nodes wait for live matches in namespace {}", namespace);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) { // 409: it is there
        log.warn(
            "No disruption budget in namespace {}, so a drain ends its matches: {}",
            namespace,
            e.getMessage());
        return;
      }
    }
    notBefore.put(namespace, now.plus(TRUSTED));
  }

  /** Whether a try is due and this caller makes it; the next one is due after a failure's pause. */
  private boolean isFirstToTry(String namespace, Instant now) {
    Instant due = notBefore.get(namespace);
    Instant next = now.plus(RETRY_AFTER);
    if (due == null) {
      return notBefore.putIfAbsent(namespace, next) == null;
    }
    return !due.isAfter(now) && notBefore.replace(namespace, due, next);
  }

  static PodDisruptionBudget budget(String namespace) {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(NAME)
        .addToLabels("app.kubernetes.io/managed-by", "kickoff")
        .endMetadata()
        .withNewSpec()
        .withMinAvailable(new IntOrString(Integer.MAX_VALUE))
        .withNewSelector()
        .addToMatchLabels(GameSession.EVICTION_LABEL, GameSession.PROTECTED)
        .endSelector()
        .endSpec()
        .build();
  }
}
