package games.kickoff.gateway.watch;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.FakeRealm;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketWatchTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int READS = 4;
  private static final Duration SOON = LONG.dividedBy(2);

  private final FakeRealm realm = new FakeRealm();
  private final CollectorRegistry metrics = new CollectorRegistry();
  private final TicketWatch watch = new TicketWatch(realm, realm, realm, READS, metrics);
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    watch.close();
    requests.close();
  }

  private <T> CompletableFuture<T> request(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, requests);
  }

  private static Optional<TicketView> changed(
      TicketWatch watch, TicketId id, long knownRev, Duration atMost) {
    return watch.awaitTicket(id, OptionalLong.of(knownRev), ticket -> atMost);
  }

  private CompletableFuture<Optional<TicketView>> waitFor(TicketView ticket) {
    return request(() -> changed(watch, ticket.id(), ticket.rev(), LONG));
  }

  @Test
  void answersTheMomentTheTicketChanges() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    var answer = waitFor(ticket);
    await().until(() -> watch.waiting() == 1);

    realm.change(ticket.id());

    assertThat(answer).succeedsWithin(SOON);
    assertThat(answer.join().orElseThrow().rev()).isEqualTo(2);
  }

  @Test
  void answersAtOnceWhenTheTicketHasAnotherRevAlready() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.changeUnannounced(ticket.id());
    assertThat(changed(watch, ticket.id(), 1, LONG).orElseThrow().rev()).isEqualTo(2);
  }

  @Test
  void seesAChangeThatComesBetweenItsRegistrationAndItsRead() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    AtomicBoolean once = new AtomicBoolean();
    realm.beforeEachCall(() -> {
      if (once.compareAndSet(false, true)) {
        realm.change(ticket.id());
      }
    });
    assertThat(changed(watch, ticket.id(), 1, LONG).orElseThrow().rev()).isEqualTo(2);
  }

  @Test
  void seesAChangeThatComesRightAfterItsRead() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    List<TicketView> read = new ArrayList<>();
    TicketWatch slow =
        new TicketWatch(
            realm,
            new AfterFirstRead(realm, () -> realm.change(ticket.id()), read),
            realm,
            READS,
            new CollectorRegistry());
    assertThat(changed(slow, ticket.id(), 1, LONG).orElseThrow().rev()).isEqualTo(2);
    assertThat(read.getFirst().rev()).isEqualTo(1);
    slow.close();
  }

  @Test
  void readsAgainAfterALostSubscription() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    var answer = waitFor(ticket);
    await().until(() -> watch.waiting() == 1 && realm.calls() == 1);
    realm.changeUnannounced(ticket.id());

    realm.reconnect();

    assertThat(answer).succeedsWithin(SOON);
    assertThat(answer.join().orElseThrow().rev()).isEqualTo(2);
  }

  @Test
  void answersThePresentStateWhenTheTimeIsOver() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    Optional<TicketView> answer = changed(watch, ticket.id(), 1, Duration.ofMillis(20));
    assertThat(answer.orElseThrow().rev()).isEqualTo(1);
  }

  @Test
  void answersEmptyAtOnceForATicketThatDoesNotExist() {
    TicketId nobody = new TicketId("01arz3ndektsv4rrffq69g5fav");
    assertThat(changed(watch, nobody, 1, LONG)).isEmpty();
  }

  @Test
  void waitsForAMatchUntilItFits() {
    MatchId match = realm.claim(realm.waiting(QUEUE, "p1").id());
    var answer = request(() -> watch.awaitMatch(match, m -> !m.state().isLive(), LONG));
    await().until(() -> watch.waiting() == 1);

    realm.assign(match);
    await().until(() -> realm.calls() >= 2);
    assertThat(answer).isNotDone();
    realm.end(match);

    assertThat(answer).succeedsWithin(SOON);
    assertThat(answer.join().map(MatchView::state)).contains(MatchView.State.ENDED);
  }

  @Test
  void readsNothingWhileNothingChanges() {
    waitFor(realm.waiting(QUEUE, "p1"));
    await().until(() -> watch.waiting() == 1 && realm.calls() == 1);
    realm.change(realm.waiting(QUEUE, "p2").id());
    assertThat(realm.calls()).isEqualTo(1);
  }

  @Test
  void endsEveryWaitAtOnceWhenReleased() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    var before = waitFor(ticket);
    await().until(() -> watch.waiting() == 1);

    watch.release();

    assertThat(before).succeedsWithin(SOON);
    assertThat(waitFor(ticket)).succeedsWithin(SOON);
  }

  @Test
  void givesItsMemoryBackWhenTheWaitEndsWithAnError() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.beforeEachCall(() -> {
      throw new IllegalStateException("broken on purpose");
    });
    assertThat(waitFor(ticket)).failsWithin(SOON);
    assertThat(watch.waiting()).isZero();
  }

  @Test
  void tellsTenThousandWaitersEachOfTheirChangeWithOneSubscription() {
    List<TicketView> tickets = new ArrayList<>();
    List<CompletableFuture<Optional<TicketView>>> answers = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      TicketView ticket = realm.waiting(QUEUE, "p" + i);
      tickets.add(ticket);
      answers.add(waitFor(ticket));
    }
    // does not wait until all waits have begun, so changes come before, during and after their
    // first reads
    tickets.forEach(ticket -> realm.change(ticket.id()));

    assertThat(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)))
        .succeedsWithin(Duration.ofSeconds(30));
    assertThat(answers).allMatch(answer -> answer.join().orElseThrow().rev() == 2);
    assertThat(realm.subscriptions()).isEqualTo(1);
    assertThat(watch.waiting()).isZero();
    assertThat(
            metrics.getSampleValue(
                "kickoff_gateway_waiters", new String[] {"for"}, new String[] {"ticket"}))
        .isZero();
  }

  @Test
  void tellsAllWhoWaitForTheSameTicket() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    List<CompletableFuture<Optional<TicketView>>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      answers.add(waitFor(ticket));
    }
    await().until(() -> watch.waiting() == 1000);

    realm.change(ticket.id());

    assertThat(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)))
        .succeedsWithin(SOON);
  }
}
