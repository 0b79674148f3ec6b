package games.kickoff.operator.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator's HTTP client for the API server, controlled by its {@link Fate}: requests, their
 * answers, and the events of its watches. It wraps the client's retries, so that one call is one
 * operation.
 */
final class FatedHttp implements HttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Map<String, String> VERBS =
      Map.of("POST", "create", "PUT", "update", "PATCH", "patch", "DELETE", "delete", "GET", "get");
  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api/v1|apis/[^/]+/[^/]+)(?:/namespaces/[^/]+)?/([a-z]+)"
              + "(?:/[^/]+(?:/([a-z]+))?)?");

  private final HttpClient http;
  private final Fate fate;

  private FatedHttp(HttpClient http, Fate fate) {
    this.http = http;
    this.fate = fate;
  }

  /** The factory for the client's builder. */
  static HttpClient.Factory factory(Fate fate) {
    JdkHttpClientFactory jdk = new JdkHttpClientFactory();
    return new HttpClient.Factory() {
      @Override
      public HttpClient.Builder newBuilder() {
        return builder(HttpClient.Builder.class, jdk.newBuilder(), fate);
      }

      @Override
      public HttpClient.Builder newBuilder(Config config) {
        return builder(HttpClient.Builder.class, jdk.newBuilder(config), fate);
      }
    };
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, Class<T> type) {
    return fated(request, () -> http.sendAsync(request, type));
  }

  @Override
  public CompletableFuture<HttpResponse<AsyncBody>> consumeBytes(
      HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    return fated(request, () -> http.consumeBytes(request, consumer));
  }

  private <T> CompletableFuture<T> fated(HttpRequest request, Supplier<CompletableFuture<T>> call) {
    String query = request.uri().getQuery();
    if (query != null && query.contains("dryRun=")) {
      return call.get(); // not an operation: a dry run changes nothing, and may come at any time
    }
    String operation = operation(request);
    int number;
    try {
      number = fate.begin(operation);
    } catch (Fate.Dead e) {
      return CompletableFuture.failedFuture(new IOException(e.getMessage(), e));
    }
    return call.get()
        .whenCompleteAsync(
            (answer, failure) -> {
              try {
                fate.end(operation, number);
              } catch (Fate.Dead e) {
                throw new UncheckedIOException(new IOException(e.getMessage(), e));
              }
            },
            THREADS);
  }

  /**
   * The operation's name, such as {@code create pods} or {@code patch gamesessions/status Ready}.
   */
  private static String operation(HttpRequest request) {
    String verb = VERBS.getOrDefault(request.method(), request.method());
    Matcher path = PATH.matcher(request.uri().getPath());
    if (!path.matches()) {
      return verb + " other";
    }
    String kind = path.group(1);
    if (path.group(2) == null) {
      return verb + " " + kind;
    }
    return verb + " " + kind + "/" + path.group(2) + phase(request);
  }

  private static String phase(HttpRequest request) {
    try {
      String body = request.bodyString();
      JsonNode phase = JSON.readTree(body == null ? "{}" : body).at("/status/phase");
      return phase.isTextual() ? " " + phase.asText() : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    WebSocket.Builder sockets = http.newWebSocketBuilder();
    return forward(
        WebSocket.Builder.class,
        sockets,
        (proxy, method, arguments) -> {
          if (method.getName().equals("buildAsync")) {
            try {
              fate.hear();
            } catch (Fate.Dead e) {
              return CompletableFuture.failedFuture(new IOException(e.getMessage(), e));
            }
            return sockets.buildAsync(hearing((WebSocket.Listener) arguments[0]));
          }
          Object answer = invoke(sockets, method, arguments);
          return answer == sockets ? proxy : answer;
        });
  }

  private WebSocket.Listener hearing(WebSocket.Listener listener) {
    return forward(
        WebSocket.Listener.class,
        listener,
        (proxy, method, arguments) -> {
          if (method.getName().equals("onMessage")) {
            try {
              fate.hear();
            } catch (Fate.Dead e) {
              return null;
            }
          }
          return invoke(listener, method, arguments);
        });
  }

  @Override
  public DerivedClientBuilder newBuilder() {
    return builder(DerivedClientBuilder.class, http.newBuilder(), fate);
  }

  @Override
  public HttpRequest.Builder newHttpRequestBuilder() {
    return http.newHttpRequestBuilder();
  }

  @Override
  public boolean isClosed() {
    return http.isClosed();
  }

  @Override
  public void close() {
    http.close();
  }

  private static <B extends DerivedClientBuilder> B builder(Class<B> type, B builder, Fate fate) {
    return forward(
        type,
        builder,
        (proxy, method, arguments) -> {
          Object answer = invoke(builder, method, arguments);
          if (answer instanceof HttpClient client) {
            return new FatedHttp(client, fate);
          }
          return answer == builder ? proxy : answer;
        });
  }

  private static <T> T forward(Class<T> type, T target, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(FatedHttp.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
