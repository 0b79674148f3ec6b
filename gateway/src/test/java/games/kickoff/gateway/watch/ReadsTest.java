package games.kickoff.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.serving.admission.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadsTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore answers = new Semaphore(0);
  private final Semaphore turns = new Semaphore(2);
  private final Reads<String, Integer> reads =
      new Reads<>(
          key -> {
            int number = begun.incrementAndGet();
            answers.acquireUninterruptibly();
            return number;
          },
          turns,
          LONG);

  private CompletableFuture<Integer> read(String key) {
    CompletableFuture<Integer> found = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        found.complete(reads.read(key));
      } catch (InterruptedException | RuntimeException e) {
        found.completeExceptionally(e);
      }
    });
    return found;
  }

  @Test
  void shareWhatHasNotBegunAndNeverWhatHas() {
    List<CompletableFuture<Integer>> others = List.of(read("a"), read("b"));
    await().until(() -> begun.get() == 2); // no permit is free
    List<CompletableFuture<Integer>> same = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      same.add(read("a"));
    }
    await().until(turns::hasQueuedThreads);
    answers.release(1000);

    assertThat(others).allSatisfy(r -> assertThat(r).succeedsWithin(LONG.dividedBy(2)));
    assertThat(same).allSatisfy(r -> assertThat(r).succeedsWithin(LONG.dividedBy(2)).isNotIn(1, 2));
    assertThat(begun.get()).isLessThan(20); // 3, and some more for reads that were requested late
  }

  @Test
  void areOnlySoManyAtOnce() {
    for (int i = 0; i < 50; i++) {
      read("key" + i);
    }
    await().until(turns::hasQueuedThreads);
    assertThat(begun.get()).isEqualTo(2);
    answers.release(1000);
    await().until(() -> begun.get() == 50);
  }

  @Test
  void areGivenUpByAllWhoShareThemWhenTheirTurnDoesNotCome() {
    turns.drainPermits();
    Reads<String, Integer> hasty = new Reads<>(key -> 1, turns, Duration.ofMillis(10));
    assertThatThrownBy(() -> hasty.read("a")).isInstanceOf(Overloaded.class);
    turns.release();
    assertThatCode(() -> hasty.read("a")).doesNotThrowAnyException();
  }

  @Test
  void failAsTheStoreDoesAndWorkAgainAfterwards() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    Reads<String, Integer> once =
        new Reads<>(
            key -> {
              if (calls.incrementAndGet() == 1) {
                throw new StoreUnavailable("gone", new RuntimeException());
              }
              return calls.get();
            },
            turns,
            LONG);
    assertThatThrownBy(() -> once.read("a")).isInstanceOf(StoreUnavailable.class);
    assertThat(once.read("a")).isEqualTo(2);
  }
}
