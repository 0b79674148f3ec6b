package games.kickoff.service.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP server for probes and metrics.
 *
 * <p>{@code /livez}: whether the process itself works, regardless of its dependencies; if not, it
 * should be restarted. {@code /readyz}: whether the dependencies it needs work; if not, it should
 * get no traffic for now. Both answer 200 or 503 with the check's words, or with {@code ok} if
 * there are none. {@code /metrics}: in Prometheus' text format, or in OpenMetrics if the Accept
 * header asks for it.
 */
public final class ManagementServer implements AutoCloseable {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService requests;

  private ManagementServer(HttpServer server, ExecutorService requests) {
    this.server = server;
    this.requests = requests;
  }

  /**
   * Starts serving.
   *
   * @param address port 0: any free one
   * @throws IOException when the address can't be bound
   */
  public static ManagementServer start(
      InetSocketAddress address, Check live, Check ready, CollectorRegistry metrics)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(requests);
    server.createContext("/livez", exact("/livez", e -> found(e, live.find())));
    server.createContext("/readyz", exact("/readyz", e -> found(e, ready.find())));
    server.createContext("/metrics", exact("/metrics", e -> metrics(e, metrics)));
    server.createContext("/", e -> answer(e, 404, TEXT, "try /livez, /readyz, /metrics\n"));
    server.start();
    return new ManagementServer(server, requests);
  }

  /** Answers 404 for longer paths: the JDK's server treats a context's path as a prefix. */
  private static HttpHandler exact(String path, HttpHandler handler) {
    return exchange -> {
      if (exchange.getRequestURI().getPath().equals(path)) {
        handler.handle(exchange);
      } else {
        answer(exchange, 404, TEXT, "try " + path + "\n");
      }
    };
  }

  private static void found(HttpExchange exchange, Check.Finding found) throws IOException {
    boolean silent = found.works() && found.words().isEmpty();
    answer(exchange, found.works() ? 200 : 503, TEXT, silent ? "ok\n" : found.words() + "\n");
  }

  private static void metrics(HttpExchange exchange, CollectorRegistry metrics) throws IOException {
    String format = TextFormat.chooseContentType(exchange.getRequestHeaders().getFirst("Accept"));
    StringWriter text = new StringWriter();
    TextFormat.writeFormat(format, text, metrics.metricFamilySamples());
    answer(exchange, 200, format, text.toString());
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
  }
}
