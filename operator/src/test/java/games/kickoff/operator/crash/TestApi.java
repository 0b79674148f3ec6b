package games.kickoff.operator.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.operator.fixture.MockDispatcher;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * fabric8's mock API server, which here honours a delete's preconditions, and refuses creates on
 * request. Each test has its own: the server's only event loop blocks for up to half a minute when
 * a watch with pending events is closed.
 */
final class TestApi implements AutoCloseable {

  private static final int UNPROCESSABLE = 422;
  private static final Pattern ONE = Pattern.compile("[?&]limit=1(&|$)");

  /**
   * A strong reference, since java.util.logging forgets the level of a logger that is not
   * referenced.
   */
  private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> poison = ConcurrentHashMap.newKeySet();
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  private final Set<String> barelyAllowed = ConcurrentHashMap.newKeySet();
  private final Map<String, Supplier<MockResponse>> refusals = new ConcurrentHashMap<>();
  private final Map<String, UnaryOperator<MockResponse>> delays = new ConcurrentHashMap<>();
  private final AtomicInteger refusedCreates = new AtomicInteger();
  private final KubernetesMockServer server;
  private final Thread drain;

  TestApi() {
    CHATTER.setLevel(Level.WARNING);
    server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), dispatcher(), false);
    server.init();
    drain = Thread.ofVirtual().name("test-api-drain").start(this::drain);
  }

  KubernetesClient client(Consumer<KubernetesClientBuilder> how) {
    return server.createClient(how);
  }

  /** Refuses the next create in that collection as invalid. */
  void refuseNextCreate(String path) {
    refused.add(path);
  }

  /** Refuses every create in that collection, dry runs included. */
  void refuseCreates(String plural, int code, String message) {
    refusals.put(plural, () -> MockDispatcher.failure(code, "Forbidden", message));
  }

  void takeCreates(String plural) {
    refusals.remove(plural);
  }

  /** How many creates were refused, without dry runs. */
  int refusedCreates() {
    return refusedCreates.get();
  }

  /** Refuses every session that has that player, as invalid. */
  void refuseSessionsOf(String player) {
    poison.add(player);
  }

  /** Forbids every request in that namespace. */
  void forbid(String namespace) {
    forbidden.add("/namespaces/" + namespace + "/");
  }

  /** Allows all requests in that namespace again. */
  void allow(String namespace) {
    forbidden.remove("/namespaces/" + namespace + "/");
    barelyAllowed.remove("/namespaces/" + namespace + "/");
  }

  /** Allows lists limited to one object in that namespace, but forbids full lists. */
  void allowLooks(String namespace) {
    barelyAllowed.add("/namespaces/" + namespace + "/");
    forbidden.remove("/namespaces/" + namespace + "/");
  }

  /** Delays the next list of all sessions in that namespace. */
  void delayNextList(String namespace, Duration by, Runnable asked) {
    delays.put(
        "/namespaces/" + namespace + "/gamesessions",
        response -> {
          asked.run();
          return response.setBodyDelay(by);
        });
  }

  private static boolean names(RecordedRequest request, String player) {
    return new String(request.getBody().getBytes(), StandardCharsets.UTF_8)
        .contains("\"" + player + "\"");
  }

  private Dispatcher dispatcher() {
    return new MockDispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String path = request.getPath().split("\\?", 2)[0];
        String collection = path.substring(Math.max(0, path.indexOf("/namespaces/")));
        boolean one = ONE.matcher(request.getPath()).find();
        if (forbidden.stream().anyMatch(path::contains)
            || (!one && barelyAllowed.stream().anyMatch(path::contains))) {
          return failure(HttpURLConnection.HTTP_FORBIDDEN, "Forbidden", "no right to " + path);
        }
        if (request.method() == HttpMethod.POST
            && path.endsWith("/gamesessions")
            && poison.stream().anyMatch(player -> names(request, player))) {
          return failure(UNPROCESSABLE, "Invalid", "refused by the test");
        }
        if (request.method() == HttpMethod.POST && !isDryRun(request) && refused.remove(path)) {
          return failure(UNPROCESSABLE, "Invalid", "refused by the test");
        }
        Supplier<MockResponse> refusal = refusals.get(path.substring(path.lastIndexOf('/') + 1));
        if (request.method() == HttpMethod.POST && refusal != null) {
          if (!isDryRun(request)) {
            refusedCreates.incrementAndGet();
          }
          return refusal.get();
        }
        if (request.method() == HttpMethod.DELETE && !meets(request, handleGet(path))) {
          return failure(HttpURLConnection.HTTP_CONFLICT, "Conflict", "precondition failed");
        }
        UnaryOperator<MockResponse> delay =
            request.method() == HttpMethod.GET && !one ? delays.remove(collection) : null;
        return delay == null ? super.dispatch(request) : delay.apply(super.dispatch(request));
      }
    };
  }

  private static boolean meets(RecordedRequest delete, MockResponse found) {
    JsonNode wanted = json(delete.getBody()).path("preconditions");
    JsonNode metadata = json(found.getBody()).path("metadata");
    return meets(wanted.path("uid"), metadata.path("uid"))
        && meets(wanted.path("resourceVersion"), metadata.path("resourceVersion"));
  }

  private static boolean meets(JsonNode wanted, JsonNode there) {
    return !wanted.isTextual() || !there.isTextual() || wanted.equals(there);
  }

  private static JsonNode json(Buffer body) {
    String text = body == null ? "" : new String(body.getBytes(), StandardCharsets.UTF_8);
    try {
      return new ObjectMapper().readTree(text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Discards the requests that the server records for tests to inspect. */
  private void drain() {
    try {
      while (true) {
        server.takeRequest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    drain.interrupt();
    try {
      server.destroy();
    } catch (IllegalStateException e) {
      // Closing gives up after some seconds if connections of killed operators are still open. The
      // test does not depend on them any more, and they end with the JVM.
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
    }
  }
}
