package games.kickoff.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Kickoff needs from an API server. The tests run against the real one and the mock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiContract {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private EmbeddedApi api;
  private KubernetesClient client;
  private Path directory;

  abstract EmbeddedApi start(Path directory) throws Exception;

  @BeforeAll
  void isUpBeforeTheFirstTest(@TempDir Path temp) throws Exception {
    directory = temp.resolve("api");
    api = start(directory);
    client = api.client();
    api.applyCrds(Path.of("src/test/resources/crds"));
  }

  @AfterAll
  void leavesNoFiles() throws Exception {
    client.close();
    api.close();
    assertThat(directory).doesNotExist();
  }

  @Test
  void keepsTheStatusOfACustomResourceOutOfItsCreation() {
    var created = createSession(Map.of("phase", "Ready"));

    assertThat(created.getAdditionalProperties()).doesNotContainKey("status");
  }

  @Test
  void refusesAStatusMergePatchWithAStaleResourceVersion() {
    var session = createSession(Map.of());
    String stale = session.getMetadata().getResourceVersion();
    statusOf(session).patch(MERGE, statusPatch(stale, "Starting"));

    var refused =
        catchThrowableOfType(
            KubernetesClientException.class,
            () -> statusOf(session).patch(MERGE, statusPatch(stale, "Ready")));

    assertThat(refused.getCode()).isEqualTo(409);
  }

  @Test
  void refusesAStatusUpdateWithAStaleResourceVersion() {
    var session = createSession(Map.of());
    session.setAdditionalProperty("status", Map.of("phase", "Starting"));
    sessions(session).updateStatus();
    session.setAdditionalProperty("status", Map.of("phase", "Ready"));

    var refused =
        catchThrowableOfType(
            KubernetesClientException.class, () -> sessions(session).updateStatus());

    assertThat(refused.getCode()).isEqualTo(409);
  }

  @Test
  void storesNothingInADryRun() {
    Pod pod = pod();

    Pod taken = client.pods().inNamespace("default").resource(pod).dryRun().create();

    assertThat(taken.getMetadata().getName()).isEqualTo(pod.getMetadata().getName());
    assertThat(client.pods().inNamespace("default").resource(pod).get()).isNull();
  }

  @Test
  void saysOfASecondCreateThatTheObjectAlreadyExists() {
    Pod pod = pod();
    client.pods().inNamespace("default").resource(pod).create();

    var refused =
        catchThrowableOfType(
            KubernetesClientException.class,
            () -> client.pods().inNamespace("default").resource(pod).create());

    assertThat(refused.getCode()).isEqualTo(409);
    assertThat(refused.getStatus().getReason()).isEqualTo("AlreadyExists");
  }

  @Test
  void replacesListsAndRemovesNullsInAMergePatch() {
    var session = createSession(Map.of());
    statusOf(session).patch(MERGE, "{\"status\":{\"conditions\":[1,2],\"reason\":\"x\"}}");

    var patched =
        statusOf(session).patch(MERGE, "{\"status\":{\"conditions\":[3],\"reason\":null}}");

    assertThat(patched.getAdditionalProperties().get("status"))
        .isEqualTo(Map.of("conditions", List.of(3)));
  }

  @Test
  void refusesAStatusPatchForAPodThatHasBeenReplaced() {
    Pod pod = client.pods().inNamespace("default").resource(pod()).create();

    var refused =
        catchThrowableOfType(
            KubernetesClientException.class,
            () ->
                client
                    .resource(pod)
                    .subresource("status")
                    .patch(
                        MERGE,
                        "{\"metadata\":{\"uid\":\"other\"},\"status\":{\"phase\":\"Failed\"}}"));

    assertThat(refused.getCode()).isEqualTo(422);
  }

  @Test
  void keepsAPodsStatusWhenItsLabelsChange() {
    Pod pod = client.pods().inNamespace("default").resource(pod()).create();
    client
        .resource(pod)
        .subresource("status")
        .patch(MERGE, "{\"status\":{\"phase\":\"Running\",\"podIP\":\"127.1.1.2\"}}");

    Pod labelled = client.resource(pod).patch(MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

    assertThat(labelled.getStatus().getPodIP()).isEqualTo("127.1.1.2");
  }

  @Test
  void refusesToUpdateAPodWithAStaleResourceVersion() {
    Pod pod = client.pods().inNamespace("default").resource(pod()).create();
    client.resource(pod).patch(MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
    pod.getMetadata().setLabels(Map.of("a", "c"));

    var refused =
        catchThrowableOfType(KubernetesClientException.class, () -> client.resource(pod).update());

    assertThat(refused.getCode()).isEqualTo(409);
  }

  @Test
  void keepsADeletedPodUntilItsNodeRemovesIt() {
    Pod pod = client.pods().inNamespace("default").resource(pod()).create();
    if (api.bindsPods()) {
      client.raw(
          "/api/v1/namespaces/default/pods/" + pod.getMetadata().getName() + "/binding",
          "POST",
          Map.of(
              "metadata",
              Map.of("name", pod.getMetadata().getName()),
              "target",
              Map.of("apiVersion", "v1", "kind", "Node", "name", "node")));
    }
    client
        .resource(pod)
        .subresource("status")
        .patch(MERGE, "{\"status\":{\"phase\":\"Running\",\"hostIP\":\"127.0.0.1\"}}");

    client.resource(pod).withGracePeriod(7).delete();

    Pod marked = client.resource(pod).get();
    assertThat(marked.getMetadata().getDeletionTimestamp()).isNotNull();
    assertThat(marked.getMetadata().getDeletionGracePeriodSeconds()).isEqualTo(7);
    assertThat(marked.getStatus().getPhase()).isEqualTo("Running");
    client.resource(pod).withGracePeriod(0).delete();
    await().untilAsserted(() -> assertThat(client.resource(pod).get()).isNull());
  }

  @Test
  void deletesAPodThatNobodyBoundAtOnce() {
    Pod pod = client.pods().inNamespace("default").resource(pod()).create();

    client.resource(pod).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();

    await().untilAsserted(() -> assertThat(client.resource(pod).get()).isNull());
  }

  @Test
  void refusesToTakeALeaseThatAnotherHasRenewed() {
    var lease =
        client
            .leases()
            .inNamespace("default")
            .resource(
                new LeaseBuilder()
                    .withNewMetadata()
                    .withName("lease-" + UUID.randomUUID())
                    .endMetadata()
                    .withNewSpec()
                    .withHolderIdentity("one")
                    .endSpec()
                    .build())
            .create();
    lease.getSpec().setHolderIdentity("two");
    client.resource(lease).update();
    lease.getSpec().setHolderIdentity("three");

    var refused =
        catchThrowableOfType(
            KubernetesClientException.class, () -> client.resource(lease).update());

    assertThat(refused.getCode()).isEqualTo(409);
  }

  @Test
  void servesAnotherProcessThatKnowsOnlyTheKubeconfig(@TempDir Path temp) throws Exception {
    Pod pod = client.pods().inNamespace("default").resource(pod()).create();
    ChildProcess other =
        ChildJvm.of(PodLister.class.getName())
            .withEnvironment(Map.of("KUBECONFIG", api.kubeconfig().toString()))
            .start(temp, temp.resolve("log"));

    assertThat(other.await(Duration.ofSeconds(60))).hasValue(0);
    assertThat(Files.readString(other.log())).contains(pod.getMetadata().getName());
  }

  private GenericKubernetesResource createSession(Map<String, String> status) {
    var session = new GenericKubernetesResource();
    session.setApiVersion("kickoff.games/v1alpha1");
    session.setKind("GameSession");
    session.setMetadata(
        new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
            .withNamespace("default")
            .withName("s-" + UUID.randomUUID())
            .build());
    session.setAdditionalProperty("spec", Map.of("queue", "default/2v2"));
    if (!status.isEmpty()) {
      session.setAdditionalProperty("status", status);
    }
    return sessions(session).create();
  }

  private Resource<GenericKubernetesResource> sessions(GenericKubernetesResource session) {
    return client
        .genericKubernetesResources("kickoff.games/v1alpha1", "GameSession")
        .inNamespace("default")
        .resource(session);
  }

  private io.fabric8.kubernetes.client.dsl.EditReplacePatchable<GenericKubernetesResource> statusOf(
      GenericKubernetesResource session) {
    return sessions(session).subresource("status");
  }

  private static String statusPatch(String resourceVersion, String phase) {
    return """
    {"metadata":{"resourceVersion":"%s"},"status":{"phase":"%s"}}\
    """
        .formatted(resourceVersion, phase);
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("pod-" + UUID.randomUUID())
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("game")
        .withImage("game")
        .endContainer()
        .endSpec()
        .build();
  }
}
