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
 * What the node writes to one pod in the API. A merge patch that names the pod's uid and no
 * resourceVersion, as a kubelet's: it can't conflict with other writers and never hits a pod that
 * came later under the same name. Each write says whether that pod is still there; an API that
 * can't be reached, or that fails, is an exception.
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

  /** What a scheduler does; needed once, and already done is fine. */
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
    // a merge patch removes only what it names
    for (String optional : List.of("reason", "message")) {
      if (!wanted.has(optional)) {
        wanted.putNull(optional);
      }
    }
    ObjectNode patch = patch();
    patch.set("status", wanted);
    return attempt(() -> client.resource(pod).subresource("status").patch(MERGE, patch.toString()));
  }

  /** Says where the server listens, where that isn't the port it asked for. */
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

  /** 404: nobody has that name; 409 and 422 on the uid: somebody else has. */
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
