package games.kickoff.gateway.api.v1;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongPollTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);
  private final TicketView ticket = realm.waiting(QUEUE, "p1");

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Answer get(String query) {
    return gateway.get("/v1/tickets/" + ticket.id() + query);
  }

  /** Sends a request and returns only when it is waiting in the gateway. */
  private CompletableFuture<Answer> waiting(String query) {
    var answer = CompletableFuture.supplyAsync(() -> get(query), Thread::startVirtualThread);
    await().until(() -> gateway.metric("kickoff_gateway_waiters", "for", "ticket") == 1);
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"?wait=20s", "?wait=20s&rev=1"})
  void answersTheMomentTheTicketChanges(String query) {
    var answer = waiting(query);
    realm.change(ticket.id());
    assertThat(answer).succeedsWithin(SOON);
    assertThat(answer.join().json().get("rev").asLong()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?rev=1", "?wait=0s&rev=1"})
  void answersAtOnceWhenNotAskedToWait(String query) {
    assertThat(get(query).json().get("rev").asLong()).isEqualTo(1);
  }

  @Test
  void answersAtOnceWhenTheTicketHasChangedSinceTheRevTheClientKnows() {
    realm.change(ticket.id());
    assertThat(get("?wait=60s&rev=1").json().get("rev").asLong()).isEqualTo(2);
  }

  @Test
  void answersAtOnceWhenTheClientKnowsARevThatIsNoMore() {
    assertThat(get("?wait=60s&rev=9").json().get("rev").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?wait=60s", "?wait=60s&rev=2"})
  void answersAtOnceWhenNothingMoreWillHappen(String query) {
    realm.finish(ticket.id(), TicketState.CANCELLED, "cancelled");
    assertThat(get(query).text("state")).isEqualTo("cancelled");
  }

  @Test
  void answersTheSameRevWhenTheTimeIsOver() {
    assertThat(get("?wait=50ms&rev=1").json().get("rev").asLong()).isEqualTo(1);
  }

  @Test
  void goesOnWaitingWhileOtherTicketsChange() {
    var answer = waiting("?wait=20s&rev=1");
    int calls = realm.calls();
    realm.change(realm.waiting(QUEUE, "p2").id());
    assertThat(realm.calls()).isEqualTo(calls);
    assertThat(answer).isNotDone();
  }

  @Test
  void answersEarlyEnoughForTheTicketToBeKeptAliveByAskingAgain() {
    realm.publish(PublishedQueue.of(QUEUE, 2, 2).ticketTtl(Duration.ofMillis(200)).build());
    long begin = System.nanoTime();
    assertThat(get("?wait=60s&rev=1").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(100), SOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?wait=20",
        "?wait=",
        "?wait=61s",
        "?wait=-1s",
        "?wait=9999999h",
        "?wait=1s&wait=1s"
      })
  void refusesAWaitThatIsNoneOrTooLong(String query) {
    assertThat(get(query).status()).isEqualTo(400);
    assertThat(get(query).text("error")).isEqualTo("invalid_wait");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?rev=", "?rev=-1", "?rev=1.5", "?rev=99999999999999999999", "?rev=1&rev=2"})
  void refusesARevThatIsNone(String query) {
    assertThat(get(query).status()).isEqualTo(400);
    assertThat(get(query).text("error")).isEqualTo("invalid_rev");
  }
}
