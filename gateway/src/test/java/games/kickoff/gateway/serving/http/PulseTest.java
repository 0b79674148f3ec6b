package games.kickoff.gateway.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void namesThePartThatTakesNoWork() {
    SequencedMap<String, Executor> parts = new LinkedHashMap<>();
    parts.put("idle", Thread::startVirtualThread);
    parts.put("hung", task -> {});
    assertThat(new Pulse(parts).stuck(SOON)).containsExactly("hung");
  }

  @Test
  void findsASelectorThatHangs() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.start();
    assertThat(Pulse.of(server).stuck(LONG)).isEmpty();

    CountDownLatch until = new CountDownLatch(1);
    ManagedSelector selector =
        connector.getSelectorManager().getBeans(ManagedSelector.class).iterator().next();
    selector.submit(ignored -> {
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });

    assertThat(Pulse.of(server).stuck(SOON)).containsExactly("selector 0");
    until.countDown();
    assertThat(Pulse.of(server).stuck(LONG)).isEmpty();
    server.stop();
  }
}
