package games.kickoff.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers that each start the next piece of work as soon as their last one is done. */
final class ClosedLoop {

  /** A piece of work; {@code n} counts them over all workers, from 0. */
  interface Work {
    void once(int n) throws Exception;
  }

  /** How many pieces of work were done in how long. */
  record Done(int number, Duration took) {
    double perSecond() {
      return number / (took.toNanos() / 1e9);
    }
  }

  private final int workers;
  private final ThreadFactory threads;

  ClosedLoop(int workers, ThreadFactory threads) {
    this.workers = workers;
    this.threads = threads;
  }

  /** Works until {@code number} pieces are done, or the time is over. */
  Done run(int number, Duration atMost, Work work) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
      List<Future<?>> running = new ArrayList<>();
      long deadline = System.nanoTime() + atMost.toNanos();
      for (int i = 0; i < workers; i++) {
        running.add(
            executor.submit(() -> {
              go.await();
              for (int n = next.getAndIncrement();
                  n < number && System.nanoTime() < deadline;
                  n = next.getAndIncrement()) {
                work.once(n);
                done.incrementAndGet();
              }
              return null;
            }));
      }
      long start = System.nanoTime();
      go.countDown();
      for (Future<?> worker : running) {
        await(worker);
      }
      return new Done(done.get(), Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static void await(Future<?> worker) throws InterruptedException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a load failed: " + e.getCause(), e.getCause());
    }
  }
}
