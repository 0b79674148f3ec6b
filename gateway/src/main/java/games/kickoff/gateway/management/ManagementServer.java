package games.kickoff.gateway.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import games.kickoff.gateway.health.Health;
import games.kickoff.gateway.health.HealthReport;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /livez}: the process can serve requests, whatever its dependencies do; one that fails it
 * should be killed. {@code /readyz}: its dependencies answer it, or did half a minute ago; one that
 * fails it should get no players for now. {@code /metrics}: in Prometheus' text format.
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
   * @param stuck the parts of the process that don't go on by themselves
   * @throws IOException when the address can't be bound
   */
  public static ManagementServer start(
      InetSocketAddress address,
      Supplier<List<String>> stuck,
      Health health,
      CollectorRegistry metrics)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(requests);
    server.createContext("/livez", exact("/livez", e -> live(e, stuck)));
    server.createContext("/readyz", exact("/readyz", e -> ready(e, health)));
    server.createContext("/metrics", exact("/metrics", e -> metrics(e, metrics)));
    server.createContext("/", e -> answer(e, 404, TEXT, "try /livez, /readyz, /metrics\n"));
    server.start();
    return new ManagementServer(server, requests);
  }

  /** The JDK's server takes a context's path as a prefix. */
  private static HttpHandler exact(String path, HttpHandler handler) {
    return exchange -> {
      if (exchange.getRequestURI().getPath().equals(path)) {
        handler.handle(exchange);
      } else {
        answer(exchange, 404, TEXT, "try " + path + "\n");
      }
    };
  }

  private static void live(HttpExchange exchange, Supplier<List<String>> stuck) throws IOException {
    List<String> parts = stuck.get();
    answer(
        exchange,
        parts.isEmpty() ? 200 : 503,
        TEXT,
        parts.isEmpty() ? "ok\n" : "stuck: " + String.join(", ", parts) + "\n");
  }

  private static void ready(HttpExchange exchange, Health health) throws IOException {
    HealthReport report = health.report();
    StringBuilder text = new StringBuilder();
    report
        .checks()
        .forEach((name, state) -> {
          text.append(name).append(": ").append(state);
          if (report.notes().containsKey(name)) {
            text.append(" (").append(report.notes().get(name)).append(')');
          }
          text.append('\n');
        });
    answer(exchange, report.isReady() ? 200 : 503, TEXT, text.toString());
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
