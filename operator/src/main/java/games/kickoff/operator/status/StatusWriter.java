package games.kickoff.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * The one way status reaches the API server: a merge patch that carries the resourceVersion it was
 * decided on, so that a leader who was asleep meanwhile gets a 409 instead of writing a phase back
 * (invariant 12). The answer goes into the cache at once: the next look sees what was written.
 * JOSDK's PrimaryUpdateAndCacheUtils reads the resource anew at a 409 and writes the old decision
 * over it, which is what must not happen.
 */
public final class StatusWriter {

  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private StatusWriter() {}

  /**
   * Writes.
   *
   * @param seen the resource the status was decided on
   * @param patch a resource with nothing but the same name and namespace, and the new status
   * @return the resource as the API server has it now
   * @throws io.fabric8.kubernetes.client.KubernetesClientException 409 when it changed meanwhile
   */
  public static <P extends HasMetadata> P write(P seen, P patch, Context<P> context) {
    patch.getMetadata().setName(seen.getMetadata().getName());
    patch.getMetadata().setNamespace(seen.getMetadata().getNamespace());
    patch.getMetadata().setResourceVersion(seen.getMetadata().getResourceVersion());
    P written = context.getClient().resource(patch).subresource("status").patch(MERGE);
    context
        .eventSourceRetriever()
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(seen), written, seen);
    return written;
  }
}
