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
 * A stack that is its JVM's only purpose: SIGINT, SIGTERM or SIGHUP closes it before the JVM ends,
 * at any moment, even while it starts. A second signal changes nothing.
 */
public final class OwnedStack {

  /**
   * How long to wait for an abandoned start to fail. Its parts fail as soon as their processes are
   * killed, so it takes this long only if something is wrong.
   */
  private static final Duration START_GIVES_UP = Duration.ofSeconds(8);

  private final Thread starter = Thread.currentThread();
  private final CountDownLatch startOver = new CountDownLatch(1);
  private final Farewell farewell;
  private volatile @Nullable Stack stack;
  private volatile boolean stopping;

  /** Called when the stack was closed by a signal or by the JVM's ordinary end. */
  public interface Farewell {
    /**
     * @param clean whether nothing went wrong while it was closed
     */
    void closed(boolean clean);
  }

  public OwnedStack(Farewell farewell) {
    this.farewell = farewell;
  }

  /** Starts the stack. It must be called once, on the thread that created this object. */
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

  /**
   * Passes lines on to {@code console} until the stack is asked to stop. After that its processes
   * are meant to end, which needs no report.
   */
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
   * Kills the processes of a stack that is still starting, so that the start fails and closes the
   * rest.
   *
   * @return whether the start is over
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

  /**
   * Blocks until the JVM has ended, so that nobody reports the failure of the start, which the
   * signal caused.
   */
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
