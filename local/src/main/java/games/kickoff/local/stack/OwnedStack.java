package games.kickoff.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stack that is all its JVM is there for: SIGINT, SIGTERM or SIGHUP at any moment, in the middle
 * of its start too, closes it before the JVM ends. A second one changes nothing.
 */
public final class OwnedStack {

  /** Starting parts fail as soon as their processes are killed; more than a moment is a fault. */
  private static final Duration START_GIVES_UP = Duration.ofSeconds(8);

  private final Thread starter = Thread.currentThread();
  private final CountDownLatch startOver = new CountDownLatch(1);
  private final Farewell farewell;
  private volatile @Nullable Stack stack;
  private volatile boolean stopping;

  /** What is left to do when a signal, or the JVM's ordinary end, has closed the stack. */
  public interface Farewell {
    /**
     * @param clean nothing went wrong while it was closed
     */
    void closed(boolean clean);
  }

  public OwnedStack(Farewell farewell) {
    this.farewell = farewell;
  }

  /** Starts it on the thread that made this; once. */
  public Stack start(StackOptions options) throws IOException {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    Stack starting = Stack.notStarted(options);
    stack = starting;
    try {
      starting.start();
      return starting;
    } catch (IOException | RuntimeException e) {
      if (stopping) {
        Arrays.stream(e.getSuppressed()).forEach(OwnedStack::report);
        startOver.countDown();
        awaitEnd();
      }
      throw e;
    } finally {
      startOver.countDown();
    }
  }

  /** What is reported while nobody has asked it to stop: its processes end then, and are to. */
  public Consumer<String> unlessStopping(Consumer<String> console) {
    return line -> {
      if (!stopping) {
        console.accept(line);
      }
    };
  }

  private void stop() {
    stopping = true;
    boolean clean = true;
    try {
      Stack it = stack;
      if (it != null) {
        if (startOver.getCount() == 0 || abandonStart()) {
          it.close();
        } else {
          it.discard();
        }
      }
    } catch (IOException | RuntimeException e) {
      report(e);
      clean = false;
    }
    farewell.closed(clean);
  }

  /**
   * Without their processes its parts can't come up, so the start fails and closes the rest.
   *
   * @return whether it has
   */
  private boolean abandonStart() {
    long giveUp = System.nanoTime() + START_GIVES_UP.toNanos();
    starter.interrupt();
    try {
      do {
        try (Stream<ProcessHandle> processes = ProcessHandle.current().descendants()) {
          processes.forEach(ProcessHandle::destroyForcibly);
        }
        if (startOver.await(100, TimeUnit.MILLISECONDS)) {
          return true;
        }
      } while (System.nanoTime() < giveUp);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static void report(Throwable problem) {
    System.err.println("While stopping: " + problem);
  }

  /** The failure is what the signal wanted: the JVM is ending, and nobody needs to hear of it. */
  private static void awaitEnd() {
    while (true) {
      try {
        Thread.sleep(Duration.ofDays(1));
      } catch (InterruptedException e) {
        // still ending
      }
    }
  }
}
