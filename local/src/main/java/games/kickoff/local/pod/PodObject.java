package games.kickoff.local.pod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;

/**
 * The node's writes to one pod in the API. Like a kubelet's, its patches are merge patches with the
 * pod's uid and without a resourceVersion: they can't conflict with other writers and never change
 * a later pod with the same name. Each write returns whether that pod still exists, and throws an
 * exception if the API can't be reached or fails.
 */
final class PodObject {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final String CONNECT_PORT = "kickoff.games/connect-port";

  private final KubernetesClient client;
  private final Pod pod;

  PodObject(KubernetesClient client, Pod pod) {
    this.client = client;
    this.pod = pod;
  }

  /** Binds the pod to the node, as a scheduler does. It is no error if it is bound already. */
  boolean bind(String node) {
    ObjectMeta metadata = pod.getMetadata();
    var binding =
        new BindingBuilder()
            .withNewMetadata()
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endMetadata()
            .withNewTarget()
            .withApiVersion("v1")
            .withKind("Node")
            .withName(node)
            .endTarget()
            .build();
    try {
      client.raw(uri() + "/binding", "POST", binding);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409) {
        return isThere();
      }
      return isGone(e);
    }
  }

  boolean writeStatus(PodStatus status) {
    ObjectNode wanted = client.getKubernetesSerialization().convertValue(status, ObjectNode.class);
    // a merge patch removes a field only if it names it with null
    for (String optional : List.of("reason", "message")) {
      if (!wanted.has(optional)) {
        wanted.putNull(optional);
      }
    }
    ObjectNode patch = patch();
    patch.set("status", wanted);
    return attempt(() -> client.resource(pod).subresource("status").patch(MERGE, patch.toString()));
  }

  /**
   * Writes the port the server listens on into an annotation, where it isn't the port it asked for.
   */
  boolean writeConnectPort(int port) {
    ObjectNode patch = patch();
    patch.withObject("/metadata/annotations").put(CONNECT_PORT, Integer.toString(port));
    return attempt(() -> client.resource(pod).patch(MERGE, patch.toString()));
  }

  /** The last step of a graceful deletion, which the API server leaves to the node. */
  boolean removeForGood() {
    var options =
        new DeleteOptionsBuilder()
            .withGracePeriodSeconds(0L)
            .withNewPreconditions()
            .withUid(pod.getMetadata().getUid())
            .endPreconditions()
            .build();
    return attempt(() -> client.raw(uri(), "DELETE", options));
  }

  private boolean isThere() {
    Pod now = client.resource(pod).get();
    return now != null && now.getMetadata().getUid().equals(pod.getMetadata().getUid());
  }

  private static boolean attempt(Runnable write) {
    try {
      write.run();
      return true;
    } catch (KubernetesClientException e) {
      return isGone(e);
    }
  }

  /**
   * Returns false if the failure shows that the pod is gone: with 404 no pod has its name, with 409
   * or 422 for the uid another pod has it. Throws any other failure again.
   */
  private static boolean isGone(KubernetesClientException e) {
    if (e.getCode() == 404 || e.getCode() == 409 || isUidRefused(e)) {
      return false;
    }
    throw e;
  }

  private static boolean isUidRefused(KubernetesClientException e) {
    return e.getCode() == 422 && String.valueOf(e.getMessage()).contains("uid");
  }

  private ObjectNode patch() {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.withObject("/metadata").put("uid", pod.getMetadata().getUid());
    return patch;
  }

  private String uri() {
    ObjectMeta metadata = pod.getMetadata();
    return "/api/v1/namespaces/%s/pods/%s".formatted(metadata.getNamespace(), metadata.getName());
  }
}
