package games.kickoff.local.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesAttributesExtractor;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * fabric8's CRUD mode with an index of objects by name. fabric8 compares the attributes of every
 * stored object with those of a request's path, up to three times for a request, on its only
 * thread. Here requests that name one object are looked up in the index; collections and watches
 * are left to fabric8.
 */
abstract class IndexedDispatcher extends KubernetesCrudDispatcher {

  private static final String JSON_PATCH = "application/json-patch+json";

  private final ConcurrentMap<ObjectName, Map.Entry<AttributeSet, String>> index =
      new ConcurrentHashMap<>();

  IndexedDispatcher(List<CustomResourceDefinitionContext> known) {
    super(known);
  }

  @Override
  public MockResponse handleGet(String path) {
    Optional<ObjectName> name = named(path);
    return name.isPresent() ? answer(index.get(name.get())) : super.handleGet(path);
  }

  /** Returns null if there is no such object, as fabric8 expects. */
  @Override
  public Map.@Nullable Entry<AttributeSet, String> findResource(AttributeSet attributes) {
    Optional<ObjectName> name = ObjectName.of(attributes);
    return name.isPresent() ? index.get(name.get()) : super.findResource(attributes);
  }

  /**
   * Marks the object as deleted by a patch, upon which fabric8 removes it unless it has finalizers.
   */
  @Override
  public MockResponse handleDelete(String path) {
    Optional<ObjectName> name = named(path);
    if (name.isEmpty()) {
      return super.handleDelete(path);
    }
    Map.Entry<AttributeSet, String> present = index.get(name.get());
    if (present == null) {
      return answer(null);
    }
    var patch = JsonNodeFactory.instance.arrayNode();
    patch
        .addObject()
        .put("op", "add")
        .put("path", "/metadata/deletionTimestamp")
        .put("value", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    MockResponse patched = jsonPatch("HTTP/1.1", path, patch.toString());
    return patched.code() == HttpURLConnection.HTTP_ACCEPTED ? answer(present) : patched;
  }

  /** fabric8 calls this for every change of an object, under its lock. */
  @Override
  public void processEvent(
      String path,
      AttributeSet pathAttributes,
      @Nullable AttributeSet oldAttributes,
      @Nullable GenericKubernetesResource resource,
      @Nullable String newState) {
    if (newState == null) {
      if (oldAttributes != null) {
        ObjectName.of(oldAttributes).ifPresent(index::remove);
      }
      super.processEvent(path, pathAttributes, oldAttributes, resource, null);
      return;
    }
    GenericKubernetesResource parsed =
        resource == null
            ? Serialization.unmarshal(newState, GenericKubernetesResource.class)
            : resource;
    AttributeSet attributes = attributes(pathAttributes, parsed);
    // before the watches are notified, since their clients may ask for the object at once
    ObjectName.of(attributes).ifPresent(name -> index.put(name, Map.entry(attributes, newState)));
    super.processEvent(path, pathAttributes, oldAttributes, parsed, newState);
  }

  @Override
  public void reset() {
    index.clear();
    super.reset();
  }

  /** Applies a JSON patch (RFC 6902). */
  final MockResponse jsonPatch(String httpVersion, String path, String patch) {
    return handlePatch(
        new RecordedRequest(
            httpVersion,
            HttpMethod.PATCH,
            path,
            Headers.builder().add("Content-Type", JSON_PATCH).build(),
            new Buffer(patch.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * The attributes under which fabric8 will store the object. They must be the same here as there,
   * since fabric8 looks the object up by them.
   */
  private AttributeSet attributes(AttributeSet path, GenericKubernetesResource object) {
    AttributeSet own = ((KubernetesAttributesExtractor) attributeExtractor).extract(object);
    return own.containsKey(KubernetesAttributesExtractor.PLURAL)
        ? own
        : AttributeSet.merge(path, own);
  }

  private Optional<ObjectName> named(String path) {
    return path.contains("?") ? Optional.empty() : ObjectName.of(attributeExtractor.fromPath(path));
  }

  private static MockResponse answer(Map.@Nullable Entry<AttributeSet, String> object) {
    return object == null
        ? new MockResponse().setResponseCode(HttpURLConnection.HTTP_NOT_FOUND)
        : new MockResponse().setResponseCode(HttpURLConnection.HTTP_OK).setBody(object.getValue());
  }
}
