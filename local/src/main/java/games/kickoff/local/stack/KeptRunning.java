package games.kickoff.local.stack;

import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that is started again when it ends, as a Deployment's pod is, until it is asked to
 * stop. After that it is not started again, even if a restart was under way.
 */
final class KeptRunning {

  /** Starts the process; each time with the same ports and the same log. */
  interface Launch {
    ChildProcess start() throws IOException;
  }

  private final String name;
  private final Launch launch;
  private final Consumer<String> console;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private ChildProcess process; // guarded by this, like restarts
  private int restarts;

  private KeptRunning(String name, Launch launch, Consumer<String> console) throws IOException {
    this.name = name;
    this.launch = launch;
    this.console = console;
    this.process = launch.start();
  }

  /** Starts the process. It is not started again before {@link #lookAfter} is called. */
  static KeptRunning start(String name, Launch launch, Consumer<String> console)
      throws IOException {
    return new KeptRunning(name, launch, console);
  }

  /** The process that runs, or that ended last. */
  synchronized ChildProcess process() {
    return process;
  }

  /** How often it was started again. */
  synchronized int restarts() {
    return restarts;
  }

  /** From now on the process is started again when it ends, also if it has already ended. */
  void lookAfter() {
    Thread.ofVirtual().name("keeps-" + name).start(this::keep);
  }

  private void keep() {
    RestartPause pause = RestartPause.FIRST;
    long since = System.nanoTime();
    try {
      while (stopping.getCount() > 0) {
        ChildProcess ended = process();
        int code = ended.exit().join();
        pause = pause.afterRunning(Duration.ofNanos(System.nanoTime() - since));
        if (stopping.getCount() == 0) {
          return;
        }
        console.accept(
            "The %s (pid %d) ended with %d and is started again in %.1f s; see %s"
                .formatted(name, ended.pid(), code, pause.next().toMillis() / 1000.0, ended.log()));
        if (stopping.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        startAgain();
        since = System.nanoTime();
        pause = pause.doubled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that can't be started counts as one that ended at once. */
  private void startAgain() {
    try {
      synchronized (this) {
        if (stopping.getCount() == 0) {
          return;
        }
        process = launch.start();
        restarts++;
      }
      console.accept("The %s runs again as pid %d".formatted(name, process().pid()));
    } catch (IOException e) {
      console.accept("The %s could not be started: %s".formatted(name, e.getMessage()));
    }
  }

  /** Asks the process to stop and doesn't wait for its end. It is not started again. */
  void askToStop() {
    stopping.countDown();
    process().askToStop(); // waits for a start that is under way
  }
}
