package games.kickoff.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IndexedDispatcherTest {

  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String POD = PODS + "/p";

  private final ConformingDispatcher dispatcher = new ConformingDispatcher();

  /** The attributes of a stored object that must not be compared with those of a request. */
  private static final class Untouchable extends AttributeSet {
    @Override
    public boolean matches(AttributeSet candidate) {
      throw new AssertionError("looked at another object");
    }
  }

  @Test
  void looksAtNoOtherObjectThanTheOneAsked() {
    dispatcher.getMap().put(new Untouchable(), "{}");

    assertThat(send(HttpMethod.POST, PODS, pod("")).code()).isEqualTo(201);
    assertThat(send(HttpMethod.POST, PODS, pod("")).code()).isEqualTo(409);
    assertThat(send(HttpMethod.GET, POD, "").code()).isEqualTo(200);
    assertThat(send(HttpMethod.GET, PODS + "/other", "").code()).isEqualTo(404);
    assertThat(send(HttpMethod.PATCH, POD, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}").code())
        .isEqualTo(202);
    assertThat(send(HttpMethod.PUT, POD + "/status", pod("")).code()).isEqualTo(202);
    assertThat(send(HttpMethod.DELETE, POD, "{}").code()).isEqualTo(200);
    assertThat(send(HttpMethod.DELETE, POD, "{}").code()).isEqualTo(404);
  }

  @Test
  void takesAnObjectItIsToName() {
    String event =
        "{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"metadata\":{\"generateName\":\"e.\"}}";

    assertThat(send(HttpMethod.POST, "/api/v1/namespaces/default/events", event).code())
        .isEqualTo(201);
    assertThat(send(HttpMethod.POST, "/api/v1/namespaces/default/events", event).code())
        .isEqualTo(201);
  }

  @Test
  void forgetsWhatWasDeleted() {
    send(HttpMethod.POST, PODS, pod(""));
    send(HttpMethod.DELETE, POD, "");

    assertThat(send(HttpMethod.GET, POD, "").code()).isEqualTo(404);
    assertThat(dispatcher.getMap()).isEmpty();
    assertThat(send(HttpMethod.POST, PODS, pod("")).code()).isEqualTo(201);
  }

  @Test
  void forgetsWhatWasDeletedWithItsCollection() {
    send(HttpMethod.POST, PODS, pod(""));
    send(HttpMethod.DELETE, PODS, "");

    assertThat(send(HttpMethod.GET, POD, "").code()).isEqualTo(404);
    assertThat(send(HttpMethod.POST, PODS, pod("")).code()).isEqualTo(201);
  }

  @Test
  void keepsADeletedObjectUntilItsLastFinalizerIsGone() {
    send(HttpMethod.POST, PODS, pod(", \"finalizers\": [\"a/b\"]"));
    send(HttpMethod.DELETE, POD, "");

    assertThat(text(send(HttpMethod.GET, POD, ""))).contains("deletionTimestamp");
    send(HttpMethod.PATCH, POD, "{\"metadata\":{\"finalizers\":null}}");
    assertThat(send(HttpMethod.GET, POD, "").code()).isEqualTo(404);
  }

  @Test
  void distinguishesTheSameNameInTwoNamespaces() {
    String others = "/api/v1/namespaces/other/pods";
    send(HttpMethod.POST, PODS, pod(""));
    send(HttpMethod.POST, others, pod(""));
    send(HttpMethod.DELETE, POD, "");

    assertThat(text(send(HttpMethod.GET, others + "/p", ""))).contains("\"namespace\":\"other\"");
    assertThat(send(HttpMethod.GET, POD, "").code()).isEqualTo(404);
  }

  @Test
  void generatesANameForAnObjectThatHasNone() {
    String event =
        """
        {"apiVersion": "v1", "kind": "Event", "metadata": {"generateName": "p."}}\
        """;
    String events = "/api/v1/namespaces/default/events";

    assertThat(send(HttpMethod.POST, events, event).code()).isEqualTo(201);
    assertThat(send(HttpMethod.POST, events, event).code()).isEqualTo(201);
    assertThat(text(send(HttpMethod.GET, events, ""))).contains("\"name\":\"p.");
  }

  private MockResponse send(HttpMethod method, String path, String body) {
    Headers.Builder headers = Headers.builder();
    if (method == HttpMethod.PATCH) {
      headers.add("Content-Type", "application/merge-patch+json");
    }
    return dispatcher.dispatch(
        new RecordedRequest(
            "HTTP/1.1",
            method,
            path,
            headers.build(),
            new Buffer(body.getBytes(StandardCharsets.UTF_8))));
  }

  private static String text(MockResponse response) {
    return new String(response.getBody().getBytes(), StandardCharsets.UTF_8);
  }

  private static String pod(String metadata) {
    return """
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"%s}}\
    """
        .formatted(metadata);
  }
}
