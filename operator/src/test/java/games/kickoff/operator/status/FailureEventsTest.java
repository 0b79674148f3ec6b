package games.kickoff.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureEventsTest {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  @Test
  void keepsNobodyWaitingForAnApiServerThatDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        KubernetesClient client = clientOf(silent)) {
      FailureEvents events = new FailureEvents(client, Clock.systemUTC());
      var pod =
          new PodBuilder().withNewMetadata().withNamespace("a").withName("p").endMetadata().build();

      long start = System.nanoTime();
      events.warn(pod, "Lost", "it is gone");

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("a small part of the request's time-out")
          .isLessThan(REQUEST_TIMEOUT.dividedBy(2));
    }
  }

  private static KubernetesClient clientOf(ServerSocket server) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                .withRequestTimeout(Math.toIntExact(REQUEST_TIMEOUT.toMillis()))
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }
}
