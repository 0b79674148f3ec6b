package games.kickoff.operator.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementServerIT {

  private final AtomicReference<String> stuck = new AtomicReference<>("");
  private final AtomicReference<Check.Finding> redis = new AtomicReference<>(Check.Finding.fine());
  private final CollectorRegistry registry = new CollectorRegistry();
  private ManagementServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new ManagementServer(
            new InetSocketAddress("127.0.0.1", 0),
            stuck::get,
            Map.of("redis", redis::get),
            registry);
    server.start();
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
    new OperatorMetrics(registry).leading();

    assertThat(get("/metrics").body())
        .contains("# TYPE kickoff_leading gauge\nkickoff_leading 1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces/default/pods, pods",
    "/api/v1/namespaces/default/pods/p-1, pods",
    "/apis/kickoff.games/v1alpha1/namespaces/n/gamesessions/x/status, gamesessions/status",
    "/apis/coordination.k8s.io/v1/namespaces/n/leases/kickoff, leases",
    "/version, other",
  })
  void writesAreCountedByWhatThePathIsAbout(String path, String kind) {
    assertThat(WriteCounter.kind(path)).isEqualTo(kind);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
