package games.kickoff.operator.pacing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An HTTP client for the API server whose writes pass a {@link WriteGate}. It wraps the client's
 * retries and time-out: a write waits at the gate before its time-out begins.
 */
public final class PacedHttp implements HttpClient {

  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient http;
  private final WriteGate gate;
  private final Duration longest;

  private PacedHttp(HttpClient http, WriteGate gate, Duration longest) {
    this.http = http;
    this.gate = gate;
    this.longest = longest;
  }

  /**
   * The factory for the client's builder.
   *
   * @param longest after which a write counts as over for the gate, retries included
   */
  public static HttpClient.Factory factory(WriteGate gate, Duration longest) {
    JdkHttpClientFactory jdk = new JdkHttpClientFactory();
    return new HttpClient.Factory() {
      @Override
      public HttpClient.Builder newBuilder() {
        return paced(HttpClient.Builder.class, jdk.newBuilder(), gate, longest);
      }

      @Override
      public HttpClient.Builder newBuilder(Config config) {
        return paced(HttpClient.Builder.class, jdk.newBuilder(config), gate, longest);
      }
    };
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, Class<T> type) {
    return paced(request, () -> http.sendAsync(request, type));
  }

  @Override
  public CompletableFuture<HttpResponse<AsyncBody>> consumeBytes(
      HttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    return paced(request, () -> http.consumeBytes(request, consumer));
  }

  private <T> CompletableFuture<HttpResponse<T>> paced(
      HttpRequest request, Supplier<CompletableFuture<HttpResponse<T>>> call) {
    if (request.method().equals("GET")) {
      return call.get();
    }
    WriteGate.Pass pass;
    try {
      pass = gate.enter();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(new IOException("interrupted before it was sent", e));
    }
    CompletableFuture<HttpResponse<T>> answer;
    try {
      answer = call.get();
    } catch (RuntimeException | Error e) {
      pass.over(false);
      throw e;
    }
    // A copy, so that this time-out does not apply to the future that the caller gets.
    var unused =
        answer
            .copy()
            .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (response, failure) -> pass.over(failure != null || isOverloaded(response.code())));
    return answer;
  }

  private static boolean isOverloaded(int code) {
    return code == TOO_MANY_REQUESTS || code >= HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return http.newWebSocketBuilder();
  }

  @Override
  public DerivedClientBuilder newBuilder() {
    return paced(DerivedClientBuilder.class, http.newBuilder(), gate, longest);
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

  /** Wraps a builder so that the clients it builds are paced. */
  private static <B extends DerivedClientBuilder> B paced(
      Class<B> type, B builder, WriteGate gate, Duration longest) {
    return type.cast(
        Proxy.newProxyInstance(
            PacedHttp.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(builder, arguments);
                if (answer instanceof HttpClient client) {
                  return new PacedHttp(client, gate, longest);
                }
                return answer == builder ? proxy : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
