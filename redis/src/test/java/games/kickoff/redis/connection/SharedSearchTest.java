package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;

class SharedSearchTest {

  private final AtomicInteger searches = new AtomicInteger();

  @Test
  void answersAllWhoWaitForASearchWithWhatTheNextOneFinds() throws Exception {
    CountDownLatch found = new CountDownLatch(1);
    SharedSearch search =
        new SharedSearch(() -> {
          int number = searches.incrementAndGet();
          try {
            found.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new HostAndPort("found", number);
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<HostAndPort>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        all.add(CompletableFuture.supplyAsync(search::find, threads));
      }
      await().until(() -> searches.get() == 1);
      found.countDown();

      assertThat(all).allSatisfy(one -> assertThat(one.get().getHost()).isEqualTo("found"));
    }
    assertThat(searches.get()).isLessThan(32);
  }

  @Test
  void searchesAnewForWhoeverAsksLater() {
    SharedSearch search =
        new SharedSearch(() -> new HostAndPort("found", searches.incrementAndGet()));

    assertThat(search.find().getPort()).isEqualTo(1);
    assertThat(search.find().getPort()).isEqualTo(2);
  }

  @Test
  void failsAsTheSearchDid() {
    SharedSearch search =
        new SharedSearch(() -> {
          throw new JedisException("nobody knows");
        });

    assertThatThrownBy(search::find).hasMessageContaining("nobody knows");
  }
}
