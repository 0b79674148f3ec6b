package games.kickoff.gateway.queue;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.gateway.fake.FakeRealm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownQueuesTest {

  private static final QueueKey NEW = new QueueKey("default", "new");

  private final AtomicLong nanos = new AtomicLong();
  private final FakeRealm realm = new FakeRealm();
  private final KnownQueues queues = new KnownQueues(realm, Duration.ofSeconds(1), nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void areReadOnceUntilTheyAreTooOld() {
    queues.all();
    queues.find(QUEUE);
    assertThat(realm.calls()).isEqualTo(1);

    realm.publish(FakeRealm.queue(NEW, 1, false));
    pass(Duration.ofSeconds(1));
    assertThat(queues.all()).hasSize(2);
    assertThat(realm.calls()).isEqualTo(2);
  }

  @Test
  void findAQueueThatIsNewerThanWhatIsKnown() {
    queues.all();
    realm.publish(FakeRealm.queue(NEW, 1, false));
    assertThat(queues.find(NEW)).isPresent();
  }

  @Test
  void areReadByOneRequestWhileOthersGoOn() {
    queues.all();
    pass(Duration.ofSeconds(1));
    CountDownLatch storeAnswers = new CountDownLatch(1);
    realm.beforeEachCall(() -> {
      try {
        storeAnswers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    var reading = CompletableFuture.supplyAsync(queues::all, Thread::startVirtualThread);
    await().until(() -> realm.calls() == 2);

    assertThat(queues.all()).hasSize(1);
    assertThat(realm.calls()).isEqualTo(2);
    storeAnswers.countDown();
    assertThat(reading).succeedsWithin(Duration.ofSeconds(5));
  }
}
