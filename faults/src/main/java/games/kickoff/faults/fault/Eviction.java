package games.kickoff.faults.fault;

import games.kickoff.faults.rig.Servers;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * Evicts running pods, as a forced drain or a preemption does that no budget holds off: the
 * condition DisruptionTarget, then a graceful deletion.
 */
final class Eviction {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private static final String DISRUPTED =
      """
      {"status":{"conditions":[{"type":"DisruptionTarget","status":"True",
       "reason":"PreemptionByScheduler","lastTransitionTime":"%s"}]}}\
      """;

  private final String namespace;
  private final KubernetesClient client;
  private final Servers servers;
  private final Random random;

  Eviction(Scene scene, Random random) {
    this.namespace = scene.realm().name();
    this.client = scene.realm().rig().client();
    this.servers = scene.realm().rig().servers();
    this.random = random;
  }

  /** Evicts one pod, chosen at random, that runs and is not being deleted. */
  void strike() {
    List<Pod> running =
        client.pods().inNamespace(namespace).list().getItems().stream()
            .filter(
                pod -> pod.getStatus() != null && pod.getMetadata().getDeletionTimestamp() == null)
            .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
            .toList();
    if (running.isEmpty()) {
      return;
    }
    Pod pod = running.get(random.nextInt(running.size()));
    servers.evicted(pod.getMetadata().getName());
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      client.resource(pod).subresource("status").patch(MERGE, DISRUPTED.formatted(now));
      client.resource(pod).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }
}
