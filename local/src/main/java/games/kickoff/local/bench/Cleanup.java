package games.kickoff.local.bench;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What must be closed, whether a bench comes to its end or Ctrl-C does. */
final class Cleanup implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(5);

  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

  private final CountDownLatch closed = new CountDownLatch(1);

  private Cleanup() {}

  /** One that closes its parts when the process is asked to stop, too. */
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

  /** Closed after those that come later. */
  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** The benches are over, however they went. */
  @Override
  public void close() {
    closeParts();
    closed.countDown();
  }

  /** A bench is over; others may come. */
  void closeParts() {
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("while stopping: " + e.getMessage()); // the others must end all the same
      }
    }
  }

  /** What was only just starting finds its processes gone and removes its own files. */
  private void awaitClose() {
    try {
      var unused = closed.await(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A stack that was only just starting is nobody's part yet, but its processes are ours. */
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
