package games.kickoff.operator.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private final Requests requests = new Requests();

  @Test
  void manyWhoAskAtOnceAreAnsweredOnce() throws InterruptedException {
    requests.ask();
    requests.ask();

    assertThat(requests.await(Duration.ofMinutes(1))).isTrue();
    assertThat(requests.await(Duration.ofMillis(1))).isFalse();
  }
}
