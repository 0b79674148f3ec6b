package games.kickoff.faults.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import games.kickoff.faults.wire.HttpText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the admission webhook of a service mesh does to a pod: it puts its own container before the
 * others.
 */
final class SidecarFirst {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SidecarFirst() {}

  /** The request, in which a pod that is created has another container first. */
  static String rewrite(String request) {
    if (!Step.CREATE_POD.request().test("", request)) {
      return request;
    }
    HttpText http = HttpText.of(request);
    try {
      JsonNode pod = JSON.readTree(http.body().getBytes(StandardCharsets.ISO_8859_1));
      ((ArrayNode) pod.at("/spec/containers"))
          .insertObject(0)
          .put("name", "a-proxy")
          .put("image", "mesh/proxy");
      byte[] body = JSON.writeValueAsBytes(pod);
      return http.withBody(new String(body, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
