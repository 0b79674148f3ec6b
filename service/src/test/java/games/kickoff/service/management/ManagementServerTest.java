package games.kickoff.service.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

  private final AtomicReference<String> stuck = new AtomicReference<>("");
  private final AtomicReference<Check.Finding> redis = new AtomicReference<>(Check.Finding.fine());
  private final CollectorRegistry registry = new CollectorRegistry();
  private ManagementServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        ManagementServer.start(
            new InetSocketAddress("127.0.0.1", 0),
            () -> Check.Finding.fineUnless(stuck.get()),
            Check.all(Map.of("redis", redis::get)),
            registry);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMissingDependencyMakesItUnreadyAndNotDead() throws Exception {
    redis.set(Check.Finding.broken("no answer"));

    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).isEqualTo("redis: no answer\n");
    assertThat(get("/livez").statusCode()).isEqualTo(200);
  }

  @Test
  void aDependencyThatWorksWithAConcernIsNamedAndReady() throws Exception {
    redis.set(Check.Finding.worksBut("full"));

    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").body()).isEqualTo("ok\nredis: full\n");
  }

  @Test
  void aStuckProcessIsDead() throws Exception {
    stuck.set("turns no more");

    assertThat(get("/livez").statusCode()).isEqualTo(503);
    assertThat(get("/livez").body()).isEqualTo("turns no more\n");
  }

  @Test
  void metricsAreInPrometheusText() throws Exception {
    Gauge.build("kickoff_leading", "1 while this process leads.").register(registry).set(1);

    assertThat(get("/metrics").body())
        .contains("# TYPE kickoff_leading gauge\nkickoff_leading 1.0");
  }

  @Test
  void metricsAreInOpenMetricsForWhoeverAsksForThem() throws Exception {
    HttpResponse<String> response = get("/metrics", "application/openmetrics-text");

    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void everyCheckIsNamedThatHasSomethingToSay() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("redis", () -> Check.Finding.worksBut("full"));
    checks.put("postgres", Check.failing(() -> ""));
    checks.put(
        "kubernetes",
        Check.failing(() -> {
          throw new IllegalStateException("gone");
        }));

    assertThat(Check.all(checks).find())
        .isEqualTo(Check.Finding.broken("redis: full\nkubernetes: gone"));
  }

  @Test
  void servesNothingElse() throws Exception {
    assertThat(get("/").body()).isEqualTo("try /livez, /readyz, /metrics\n");
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/livez/x").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "*/*");
  }

  private HttpResponse<String> get(String path, String accepted)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .header("Accept", accepted)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
