package games.kickoff.objects;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes objects of any kind on the Kubernetes API. A refusal is reported with the API
 * server's own message.
 */
public final class Objects {

  private static final int TRIES = 5;

  /** What applying an object has changed. */
  public enum Applied {
    CREATED,
    CONFIGURED,
    UNCHANGED
  }

  private final KubernetesClient client;

  public Objects(KubernetesClient client) {
    this.client = client;
  }

  /**
   * The objects of a kind, ordered by namespace and name.
   *
   * @param namespace empty for all namespaces; ignored for kinds that are not namespaced
   */
  public List<GenericKubernetesResource> list(ObjectKind kind, Optional<String> namespace) {
    var all = client.genericKubernetesResources(kind.context());
    var found =
        kind.namespaced() && namespace.isPresent()
            ? all.inNamespace(namespace.get()).list()
            : kind.namespaced() ? all.inAnyNamespace().list() : all.list();
    return found.getItems().stream()
        .sorted(
            Comparator.comparing((GenericKubernetesResource o) ->
                    Optional.ofNullable(o.getMetadata().getNamespace()).orElse(""))
                .thenComparing(o -> o.getMetadata().getName()))
        .toList();
  }

  public void delete(GenericKubernetesResource object) {
    one(object).delete();
  }

  /** Creates those namespaces of the manifest's objects that don't exist. */
  public void makeNamespaces(Manifest manifest) {
    manifest.objects().stream()
        .map(object -> object.getMetadata().getNamespace())
        .filter(name -> name != null && client.namespaces().withName(name).get() == null)
        .distinct()
        .forEach(name ->
            client
                .resource(
                    new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
                .create());
  }

  /**
   * Creates the object, or replaces the existing one. A field that the manifest doesn't set gets
   * its default; but labels and annotations are merged with the existing ones, and the status
   * stays.
   *
   * @throws BadManifest with the API server's message when it refuses the object
   */
  public Applied apply(Manifest manifest, GenericKubernetesResource object) throws BadManifest {
    for (int attempt = 1; ; attempt++) {
      try {
        GenericKubernetesResource current = one(object).get();
        if (current == null) {
          one(object).create();
          return Applied.CREATED;
        }
        return replace(object, current);
      } catch (KubernetesClientException e) {
        // A conflict: somebody else has written or created the object since it was read.
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == TRIES) {
          throw new BadManifest(
              "%s: %s %s: %s"
                  .formatted(
                      manifest.file(), object.getKind(), object.getMetadata().getName(), words(e)));
        }
      }
    }
  }

  private Applied replace(GenericKubernetesResource wanted, GenericKubernetesResource current) {
    ObjectMeta metadata = current.getMetadata();
    String before = metadata.getResourceVersion();
    metadata.setLabels(merged(metadata.getLabels(), wanted.getMetadata().getLabels()));
    metadata.setAnnotations(
        merged(metadata.getAnnotations(), wanted.getMetadata().getAnnotations()));
    Map<String, Object> fields = new HashMap<>(wanted.getAdditionalProperties());
    if (current.getAdditionalProperties().containsKey("status")) {
      fields.put("status", current.getAdditionalProperties().get("status"));
    }
    if (fields.equals(current.getAdditionalProperties())) {
      return Applied.UNCHANGED;
    }
    current.setAdditionalProperties(fields);
    GenericKubernetesResource now = one(current).update();
    return now.getMetadata().getResourceVersion().equals(before)
        ? Applied.UNCHANGED
        : Applied.CONFIGURED;
  }

  private static @Nullable Map<String, String> merged(
      @Nullable Map<String, String> there, @Nullable Map<String, String> wanted) {
    if (there == null || wanted == null) {
      return there == null ? wanted : there;
    }
    Map<String, String> both = new HashMap<>(there);
    both.putAll(wanted);
    return both;
  }

  private Resource<GenericKubernetesResource> one(GenericKubernetesResource object) {
    ObjectKind kind = Manifest.kindOf(object);
    var all = client.genericKubernetesResources(kind.context());
    return kind.namespaced()
        ? all.inNamespace(object.getMetadata().getNamespace()).resource(object)
        : all.resource(object);
  }

  /** The API server's message, without the request's URL that the client adds. */
  public static String words(KubernetesClientException e) {
    return e.getStatus() != null && e.getStatus().getMessage() != null
        ? e.getStatus().getMessage()
        : String.valueOf(e.getMessage());
  }
}
