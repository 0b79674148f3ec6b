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
 * fabric8's mock API server, which here honours a delete's preconditions, and refuses a create when
 * a test asks it to. Each test takes its own: the server's one event loop stands still for up to
 * half a minute when a watch is closed while it has something to tell.
 */
final class TestApi implements AutoCloseable {

  private static final int UNPROCESSABLE = 422;
  private static final Pattern ONE = Pattern.compile("[?&]limit=1(&|$)");

  /** Held, since java.util.logging forgets the level of a logger nobody holds. */
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

  /** The next create in that collection is refused for good. */
  void refuseNextCreate(String path) {
    refused.add(path);
  }

  /** Every create in that collection is refused, dry runs with the others. */
  void refuseCreates(String plural, int code, String message) {
    refusals.put(plural, () -> MockDispatcher.failure(code, "Forbidden", message));
  }

  void takeCreates(String plural) {
    refusals.remove(plural);
  }

  /** Creates in that collection that were refused, dry runs not among them. */
  int refusedCreates() {
    return refusedCreates.get();
  }

  /** Creates of sessions in which that player stands are refused for good. */
  void refuseSessionsOf(String player) {
    poison.add(player);
  }

  /** No right to anything in that namespace. */
  void forbid(String namespace) {
    forbidden.add("/namespaces/" + namespace + "/");
  }

  /** That right is back. */
  void allow(String namespace) {
    forbidden.remove("/namespaces/" + namespace + "/");
    barelyAllowed.remove("/namespaces/" + namespace + "/");
  }

  /** It is back for whoever asks for one object, and gone again for whoever asks for all. */
  void allowLooks(String namespace) {
    barelyAllowed.add("/namespaces/" + namespace + "/");
    forbidden.remove("/namespaces/" + namespace + "/");
  }

  /** Whoever asks for all sessions in that namespace waits for a while; once. */
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

  /** The server records every request for a test to look at; nobody here does. */
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
      // It gives up after some seconds when connections of killed operators are still open: nothing
      // of the test depends on them any more, and they go with the JVM.
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
    }
  }
}
