package games.kickoff.local.eviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.operator.server.HostPorts;
import games.kickoff.operator.server.ServerCluster;
import games.kickoff.operator.server.ServerOrder;
import games.kickoff.operator.server.ServerOwner;
import games.kickoff.operator.server.ServerPods;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real API server refuses to evict the pod of a live match, and evicts one that has ended or that
 * its queue does not protect.
 *
 * <p>No disruption controller runs beside this API server, so the test writes the budget's status
 * as that controller computes it: the healthy pods it selects, the number it wants, and the
 * difference, at least 0, as the evictions it allows.
 */
@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class EvictionApiServerIT {

  private static final String NAMESPACE = "default";
  private static final PodTemplateSpec TEMPLATE =
      new PodTemplateSpecBuilder()
          .withNewSpec()
          .addNewContainer()
          .withName("game")
          .withImage("game")
          .endContainer()
          .endSpec()
          .build();

  private static EmbeddedApi api;
  private static KubernetesClient client;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    api = EmbeddedApi.start(ApiChoice.REAL, directory.resolve("api"));
    client = api.client();
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    api.close();
  }

  @Test
  void evictionWaitsForTheMatchToEnd() {
    Pod pod = running("live-1", true);
    PodDisruptionBudget budget = computed();
    assertThat(budget.getStatus().getDisruptionsAllowed()).isZero();

    KubernetesClientException refused =
        catchThrowableOfType(KubernetesClientException.class, () -> evict(pod));
    assertThat(refused.getCode()).isEqualTo(429);
    assertThat(refused.getStatus().getMessage())
        .contains("Cannot evict pod as it would violate the pod's disruption budget");

    client
        .resource(pod)
        .editStatus(ended -> {
          ended.getStatus().setPhase("Succeeded");
          return ended;
        });
    evict(pod);
    assertThat(isGone(pod)).isTrue();
  }

  @Test
  void aServerThatItsQueueDoesNotProtectIsEvicted() {
    running("live-2", true);
    computed();
    Pod pod = running("unprotected", false);
    evict(pod);
    assertThat(isGone(pod)).isTrue();
  }

  /** Makes a server's pod as the operator does, and has it run. */
  private static Pod running(String name, boolean isProtected) {
    ServerPods pods =
        new ServerPods(
            new ServerCluster(client, Optional.empty(), true),
            new HostPorts(port -> false),
            Clock.systemUTC());
    ServerOwner owner =
        new ServerOwner(
            NAMESPACE,
            new OwnerReferenceBuilder()
                .withApiVersion("kickoff.games/v1alpha1")
                .withKind("GameSession")
                .withName(name)
                .withUid("4d1f9a3e-0000-0000-0000-000000000042")
                .withController(true)
                .build());
    pods.make(
        owner, new ServerOrder(name, Map.of(), TEMPLATE, 8080, Optional.empty(), isProtected));
    return client
        .pods()
        .inNamespace(NAMESPACE)
        .withName(name)
        .editStatus(pod -> {
          pod.getStatus().setPhase("Running");
          return pod;
        });
  }

  /** The budget that the operator made, with the status that a disruption controller writes. */
  private static PodDisruptionBudget computed() {
    var budgets = client.policy().v1().podDisruptionBudget().inNamespace(NAMESPACE);
    PodDisruptionBudget made = budgets.withName("kickoff-live-matches").get();
    int healthy =
        client
            .pods()
            .inNamespace(NAMESPACE)
            .withLabels(made.getSpec().getSelector().getMatchLabels())
            .list()
            .getItems()
            .size();
    int wanted = made.getSpec().getMinAvailable().getIntVal();
    return budgets
        .withName("kickoff-live-matches")
        .editStatus(budget -> {
          budget.getStatus().setExpectedPods(healthy);
          budget.getStatus().setCurrentHealthy(healthy);
          budget.getStatus().setDesiredHealthy(wanted);
          budget.getStatus().setDisruptionsAllowed(Math.max(0, healthy - wanted));
          budget.getStatus().setObservedGeneration(budget.getMetadata().getGeneration());
          return budget;
        });
  }

  private static void evict(Pod pod) {
    Eviction eviction =
        new EvictionBuilder()
            .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(pod.getMetadata().getName())
            .endMetadata()
            .build();
    client.raw(
        "/api/v1/namespaces/" + NAMESPACE + "/pods/" + pod.getMetadata().getName() + "/eviction",
        "POST",
        eviction);
  }

  /** No kubelet runs, so a pod without a node is gone at once. */
  private static boolean isGone(Pod pod) {
    Pod now = client.pods().inNamespace(NAMESPACE).withName(pod.getMetadata().getName()).get();
    return now == null || now.getMetadata().getDeletionTimestamp() != null;
  }
}
