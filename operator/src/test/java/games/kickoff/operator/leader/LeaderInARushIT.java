package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.operator.pacing.PacedHttp;
import games.kickoff.operator.pacing.WriteGate;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A leader that writes as much as it can to an API server that handles one request at a time, so
 * that its next renewal waits for every write in flight.
 */
class LeaderInARushIT {

  private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration A_WRITE = Duration.ofMillis(20);

  /** Together these take longer than the Lease's duration. */
  private static final int WRITES = 250;

  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), new OneAtATime(), false);
  private final LeasePace pace = new LeasePace(LEASE);
  private final WriteGate gate = new WriteGate(pace.late(), System::nanoTime);
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private KubernetesClient elector;
  private KubernetesClient client;
  private Leadership leadership;

  private static final class OneAtATime extends KubernetesCrudDispatcher {
    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      if (request.getPath().contains("configmaps")) {
        long until = System.nanoTime() + A_WRITE.toNanos();
        while (System.nanoTime() < until) {
          LockSupport.parkNanos(until - System.nanoTime()); // the time that the request takes
        }
      }
      return super.dispatch(request);
    }
  }

  @BeforeEach
  void lead() {
    CHATTER.setLevel(Level.WARNING);
    server.init();
    int timeout = Math.toIntExact(pace.timeout().toMillis());
    elector =
        server.createClient(builder ->
            builder
                .editOrNewConfig()
                .withRequestTimeout(timeout)
                .withRequestRetryBackoffLimit(0)
                .endConfig());
    client =
        server.createClient(builder ->
            builder.withHttpClientFactory(PacedHttp.factory(gate, Duration.ofSeconds(15))));
    leadership = new Leadership(elector, "default", "kickoff", "leader", pace);
    leadership.start(started::incrementAndGet, lost::incrementAndGet);
    await().atMost(BOUND).until(() -> started.get() == 1);
  }

  @AfterEach
  void stop() {
    leadership.close();
    elector.close();
    client.close();
    server.destroy();
  }

  @Test
  void keepsItsLeaseThroughARushOfItsOwn() {
    AtomicInteger written = new AtomicInteger();
    try (ExecutorService rush = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITES; i++) {
        String name = "write-" + i;
        rush.execute(() -> {
          client
              .resource(
                  new ConfigMapBuilder()
                      .withNewMetadata()
                      .withNamespace("default")
                      .withName(name)
                      .endMetadata()
                      .build())
              .create();
          written.incrementAndGet();
        });
      }
    }
    assertThat(written).hasValue(WRITES);
    assertThat(lost).hasValue(0);
  }
}
