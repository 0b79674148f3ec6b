package games.kickoff.local.bench;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The parts that must be closed when a bench ends or is interrupted by Ctrl-C. */
final class Cleanup implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(5);

  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

  private final CountDownLatch closed = new CountDownLatch(1);

  private Cleanup() {}

  /** Creates one that also closes its parts when the process is asked to stop. */
  static Cleanup atExit() {
    Cleanup cleanup = new Cleanup();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  cleanup.closeParts();
                  endProcesses();
                  cleanup.awaitClose();
                }));
    return cleanup;
  }

  /** Adds a part, which is closed after all parts that are added later. */
  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Called when all benches are over, whether they succeeded or failed. */
  @Override
  public void close() {
    closeParts();
    closed.countDown();
  }

  /** Closes the parts of a bench that is over; another one may follow. */
  void closeParts() {
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("while stopping: " + e.getMessage()); // goes on with the other parts
      }
    }
  }

  /**
   * Waits for {@link #close}, at most 5 s: a stack that was still starting finds its processes gone
   * and removes its files itself.
   */
  private void awaitClose() {
    try {
      var unused = closed.await(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all child processes. Those of a stack that was still starting belong to no part yet. */
  private static void endProcesses() {
    try (Stream<ProcessHandle> left = ProcessHandle.current().descendants()) {
      CompletableFuture.allOf(
              left.peek(ProcessHandle::destroy)
                  .map(ProcessHandle::onExit)
                  .toArray(CompletableFuture[]::new))
          .completeOnTimeout(null, STOP.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
    try (Stream<ProcessHandle> left = ProcessHandle.current().descendants()) {
      left.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
