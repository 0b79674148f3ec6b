package games.kickoff.operator.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /livez}: the process works. {@code /readyz}: its dependencies do; each that does not, or
 * that a person should look at, is named. {@code /metrics}: Prometheus' text format.
 */
public final class ManagementServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param stuck empty while the process does its work; otherwise why it should be restarted
   * @param checks by name
   * @throws IOException when the address can't be bound
   */
  public ManagementServer(
      InetSocketAddress address,
      Supplier<String> stuck,
      Map<String, Check> checks,
      CollectorRegistry registry)
      throws IOException {
    server = HttpServer.create(address, 0);
    server.setExecutor(executor);
    server.createContext("/livez", exchange -> live(exchange, stuck.get()));
    server.createContext("/readyz", exchange -> ready(exchange, checks));
    server.createContext("/metrics", exchange -> metrics(exchange, registry));
  }

  public void start() {
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void live(HttpExchange exchange, String stuck) throws IOException {
    answer(exchange, stuck.isEmpty() ? 200 : 503, stuck.isEmpty() ? "ok\n" : stuck + "\n");
  }

  private static void ready(HttpExchange exchange, Map<String, Check> checks) throws IOException {
    boolean ready = true;
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Check> check : checks.entrySet()) {
      Check.Finding found = check.getValue().find();
      ready &= found.works();
      if (!found.words().isEmpty()) {
        text.append(check.getKey()).append(": ").append(found.words()).append('\n');
      }
    }
    if (ready) {
      text.insert(0, "ok\n");
    }
    answer(exchange, ready ? 200 : 503, text.toString());
  }

  private static void metrics(HttpExchange exchange, CollectorRegistry registry)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", TextFormat.CONTENT_TYPE_004);
    exchange.sendResponseHeaders(200, 0);
    try (Writer out = new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8)) {
      TextFormat.write004(out, registry.metricFamilySamples());
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.close();
  }
}
