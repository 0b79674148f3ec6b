package games.kickoff.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * The only code that writes status to the API server: a merge patch with the resourceVersion that
 * the status was computed from. So a former leader that was suspended meanwhile gets a 409 instead
 * of setting a phase back (invariant 12). The answer goes into the cache at once, so the next
 * reconcile sees it. JOSDK's PrimaryUpdateAndCacheUtils is not used: on a 409 it reads the resource
 * again and writes the old decision over it.
 */
public final class StatusWriter {

  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private StatusWriter() {}

  /**
   * Writes a status.
   *
   * @param seen the resource the status was computed from
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
