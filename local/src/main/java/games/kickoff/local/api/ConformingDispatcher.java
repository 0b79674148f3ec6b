package games.kickoff.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * fabric8's CRUD mode, brought closer to a real API server where Kickoff depends on it. Merge
 * patches follow RFC 7386 (fabric8 appends to arrays and stores nulls). A status PUT with a stale
 * resourceVersion conflicts (fabric8 compares the object with itself). A uid other than the
 * object's is refused in a merge patch, a status PUT and a delete's preconditions. Pods have a
 * status subresource, and a pod that runs is deleted gracefully: it stays, marked, until its node
 * deletes it without a grace period. A dry-run create stores nothing, and the reason of a second
 * create is {@code AlreadyExists}.
 */
final class ConformingDispatcher extends IndexedDispatcher {

  private static final int UNPROCESSABLE = 422;
  private static final String STATUS = "/status";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String VERSION = "{\"major\":\"1\",\"minor\":\"0\",\"gitVersion\":\"mock\"}";

  ConformingDispatcher() {
    super(List.of(pods()));
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    HttpMethod method = request.method();
    if (method == HttpMethod.GET && request.getPath().equals("/version")) {
      return answer(HttpURLConnection.HTTP_OK, VERSION);
    }
    if (method == HttpMethod.POST) {
      return create(request);
    }
    if (method == HttpMethod.PATCH && isMergePatch(request)) {
      return mergePatch(request);
    }
    if (method == HttpMethod.PUT && path(request).endsWith(STATUS)) {
      return putStatus(request);
    }
    return method == HttpMethod.DELETE ? delete(request) : super.dispatch(request);
  }

  /**
   * A dry run stores nothing. The create of an object that exists is refused with Kubernetes'
   * reason for it.
   */
  private MockResponse create(RecordedRequest request) {
    if (request.getPath().contains("dryRun=All")) {
      return answer(HttpURLConnection.HTTP_CREATED, body(request));
    }
    MockResponse response = super.dispatch(request);
    return response.code() == HttpURLConnection.HTTP_CONFLICT
        ? failure(HttpURLConnection.HTTP_CONFLICT, "AlreadyExists", "the object already exists")
        : response;
  }

  private MockResponse mergePatch(RecordedRequest request) {
    JsonNode patch = json(body(request));
    boolean namesVersion = patch.at("/metadata/resourceVersion").isTextual();
    while (true) {
      JsonNode current = current(request);
      if (current == null) {
        return answer(HttpURLConnection.HTTP_NOT_FOUND, "");
      }
      if (isBuiltIn(request) && isOtherThan(current, patch.at("/metadata/uid"))) {
        return failure(UNPROCESSABLE, "Invalid", "metadata.uid: field is immutable");
      }
      MockResponse response = replace(request, MergePatch.apply(current, patch));
      if (namesVersion || response.code() != HttpURLConnection.HTTP_CONFLICT) {
        return response;
      }
    }
  }

  private MockResponse putStatus(RecordedRequest request) {
    JsonNode wanted = json(body(request));
    JsonNode current = current(request);
    if (current != null && isOtherThan(current, wanted.at("/metadata/uid"))) {
      return conflict("uid");
    }
    return replace(request, wanted);
  }

  private MockResponse delete(RecordedRequest request) {
    String body = body(request);
    JsonNode current = body.isBlank() ? null : current(request);
    if (current != null && current.has("metadata")) {
      JsonNode preconditions = json(body).path("preconditions");
      JsonNode version = preconditions.path("resourceVersion");
      if (isOtherThan(current, preconditions.path("uid"))) {
        return conflict("uid");
      }
      if (version.isTextual() && !version.equals(current.at("/metadata/resourceVersion"))) {
        return conflict("resourceVersion");
      }
    }
    return isPod(request) ? deletePod(request, body) : super.dispatch(request);
  }

  private MockResponse deletePod(RecordedRequest request, String body) {
    JsonNode options = json(body.isBlank() ? "{}" : body);
    while (true) {
      JsonNode pod = current(request);
      if (pod == null) {
        return answer(HttpURLConnection.HTTP_NOT_FOUND, "");
      }
      boolean marked = GracefulDeletion.isMarked(pod);
      boolean graceful = GracefulDeletion.waitsForNode(pod, options);
      if (marked == graceful) {
        return marked ? answer(HttpURLConnection.HTTP_OK, pod.toString()) : super.dispatch(request);
      }
      // fabric8 removes an object that is being deleted with its last finalizer
      JsonNode next =
          graceful
              ? GracefulDeletion.mark(pod, options, Instant.now())
              : GracefulDeletion.release(pod);
      if (replace(request, next).code() != HttpURLConnection.HTTP_CONFLICT) {
        return answer(HttpURLConnection.HTTP_OK, next.toString());
      }
    }
  }

  private static boolean isPod(RecordedRequest request) {
    return path(request).matches("/api/v1/namespaces/[^/]+/pods/[^/]+");
  }

  /**
   * Replaces the whole object by a JSON patch: of all writes, only that makes fabric8 check the
   * resourceVersion.
   */
  private MockResponse replace(RecordedRequest request, JsonNode object) {
    var patch = JsonNodeFactory.instance.arrayNode();
    patch.addObject().put("op", "replace").put("path", "").set("value", object);
    return jsonPatch(request.getHttpVersion(), request.getPath(), patch.toString());
  }

  private @Nullable JsonNode current(RecordedRequest request) {
    MockResponse found = handleGet(objectPath(request));
    return found.code() == HttpURLConnection.HTTP_OK
        ? json(new String(found.getBody().getBytes(), StandardCharsets.UTF_8))
        : null;
  }

  private static boolean isOtherThan(JsonNode current, JsonNode uid) {
    return uid.isTextual() && !uid.equals(current.at("/metadata/uid"));
  }

  /**
   * Whether the object is of a built-in kind. A status patch of a custom resource ignores the
   * metadata in the patch.
   */
  private static boolean isBuiltIn(RecordedRequest request) {
    return request.getPath().startsWith("/api/");
  }

  private static boolean isMergePatch(RecordedRequest request) {
    String type = request.getHeader("Content-Type");
    return type != null && type.startsWith(MERGE_PATCH);
  }

  private static String path(RecordedRequest request) {
    return request.getPath().split("\\?", 2)[0];
  }

  private static String objectPath(RecordedRequest request) {
    String path = path(request);
    return path.endsWith(STATUS) ? path.substring(0, path.length() - STATUS.length()) : path;
  }

  private static String body(RecordedRequest request) {
    Buffer body = request.getBody();
    return body == null ? "" : new String(body.getBytes(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return Serialization.jsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static MockResponse conflict(String precondition) {
    return failure(
        HttpURLConnection.HTTP_CONFLICT,
        "Conflict",
        "the precondition's " + precondition + " is not the object's");
  }

  private static MockResponse failure(int code, String reason, String message) {
    return answer(
        code,
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure",
         "reason":"%s","code":%d,"message":"%s"}\
        """
            .formatted(reason, code, message));
  }

  private static MockResponse answer(int code, String body) {
    return new MockResponse().setResponseCode(code).setBody(body);
  }

  private static CustomResourceDefinitionContext pods() {
    return new CustomResourceDefinitionContext.Builder()
        .withVersion("v1")
        .withScope("Namespaced")
        .withPlural("pods")
        .withKind("Pod")
        .withStatusSubresource(true)
        .build();
  }
}
