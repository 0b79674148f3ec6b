package games.kickoff.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How an API server deletes a pod that a node runs: it writes by when the pod is to be gone, and
 * leaves the rest to the node. In the mock server, which removes objects without finalizers at
 * once, a finalizer stands for that. Pure.
 */
final class GracefulDeletion {

  private static final String FINALIZER = "kickoff.games/mock-node";
  private static final long DEFAULT_SECONDS = 30;

  private GracefulDeletion() {}

  /**
   * Whether the pod is to stay until its node removes it: a node runs it, it has not ended, and it
   * has a grace period.
   *
   * @param options the DeleteOptions of the request
   */
  static boolean waitsForNode(JsonNode pod, JsonNode options) {
    String phase = pod.at("/status/phase").asText();
    return pod.at("/status/hostIP").isTextual()
        && !phase.equals("Succeeded")
        && !phase.equals("Failed")
        && graceSeconds(pod, options) > 0;
  }

  private static long graceSeconds(JsonNode pod, JsonNode options) {
    return options
        .path("gracePeriodSeconds")
        .asLong(pod.at("/spec/terminationGracePeriodSeconds").asLong(DEFAULT_SECONDS));
  }

  /** The pod, marked as being deleted. */
  static JsonNode mark(JsonNode pod, JsonNode options, Instant now) {
    long seconds = graceSeconds(pod, options);
    JsonNode marked = pod.deepCopy();
    ObjectNode metadata = metadata(marked);
    metadata.put(
        "deletionTimestamp", now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds).toString());
    metadata.put("deletionGracePeriodSeconds", seconds);
    metadata.withArrayProperty("finalizers").add(FINALIZER);
    return marked;
  }

  /** Whether the pod waits for its node to remove it. */
  static boolean isMarked(JsonNode pod) {
    for (JsonNode finalizer : pod.at("/metadata/finalizers")) {
      if (finalizer.asText().equals(FINALIZER)) {
        return true;
      }
    }
    return false;
  }

  /** The pod without the mark, so that it can be removed. */
  static JsonNode release(JsonNode pod) {
    JsonNode released = pod.deepCopy();
    ArrayNode finalizers = metadata(released).withArrayProperty("finalizers");
    for (int i = finalizers.size() - 1; i >= 0; i--) {
      if (finalizers.get(i).asText().equals(FINALIZER)) {
        finalizers.remove(i);
      }
    }
    return released;
  }

  private static ObjectNode metadata(JsonNode pod) {
    return (ObjectNode) pod.path("metadata");
  }
}
