package games.kickoff.gateway.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.LoggedErrors;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorAnswersTest {

  private final LoggedErrors logged = new LoggedErrors();
  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);

  @AfterEach
  void stop() {
    gateway.close();
    logged.close();
  }

  @Test
  void logsAnUnexpectedExceptionOnceUnderTheIdItsClientGets() {
    realm.beforeEachCall(() -> {
      throw new IllegalStateException("a secret from inside");
    });
    Answer answer = gateway.join("p1");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("error")).isEqualTo("internal");
    assertThat(answer.response().body()).doesNotContain("secret", "IllegalState");
    assertThat(logged.events()).hasSize(1);
    ILoggingEvent event = logged.events().getFirst();
    assertThat(answer.text("message")).contains((String) event.getArgumentArray()[0]);
  }

  @Test
  void answersAnErrorOfTheVirtualMachineWithJson() {
    realm.beforeEachCall(() -> {
      throw new StackOverflowError();
    });
    Answer answer = gateway.join("p1");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("error")).isEqualTo("internal");
    assertThat(logged.events()).hasSize(1);
  }

  @Test
  void shedsRequestsWhileTheStoreHangsAndServesAgainAfterwards() {
    CountDownLatch storeAnswers = new CountDownLatch(1);
    realm.beforeEachCall(() -> {
      try {
        storeAnswers.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    var hanging =
        IntStream.range(0, 8)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> gateway.status("p" + i), Thread::startVirtualThread))
            .toList();
    Awaitility.await().until(() -> realm.calls() == 8);

    Answer answer = gateway.status("one-too-many");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.text("error")).isEqualTo("overloaded");
    assertThat(logged.events()).isEmpty();
    storeAnswers.countDown();
    assertThat(hanging).allMatch(asked -> asked.join().status() == 200);
    assertThat(gateway.status("one-too-many").status()).isEqualTo(200);
  }

  @Test
  void runsRequestsOnVirtualThreads() {
    AtomicBoolean virtual = new AtomicBoolean();
    realm.beforeEachCall(() -> virtual.set(Thread.currentThread().isVirtual()));
    gateway.join("p1");
    assertThat(virtual).isTrue();
  }
}
