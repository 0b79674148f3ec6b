package games.kickoff.faults.run;

import games.kickoff.faults.rig.TestBed;
import games.kickoff.local.directory.StackDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many runs on a few test beds in parallel, on each test bed one after the other. */
final class FaultSuite {

  private final FaultsOptions options;
  private final Progress progress;
  private final Path directory;
  private final Queue<FaultsOptions.One> todo;
  private final List<RunResult> results = new ArrayList<>();
  private boolean broken;

  /**
   * @param directory where the folder of each run that failed or found a violation is kept
   */
  FaultSuite(FaultsOptions options, Progress progress, Path directory) {
    this.options = options;
    this.progress = progress;
    this.directory = directory;
    this.todo = new ConcurrentLinkedQueue<>(options.all());
  }

  /** Plays all runs and returns the results of those that could be played. */
  List<RunResult> play() throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < options.parallel(); i++) {
      workers.add(Thread.ofPlatform().start(this::work));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return List.copyOf(results);
  }

  /** Whether some run could not be played. */
  boolean isBroken() {
    return broken;
  }

  private void work() {
    FaultsOptions.One next = todo.poll();
    while (next != null) {
      try (TestBed rig = TestBed.start()) {
        while (next != null && one(rig, next)) {
          next = todo.poll();
        }
        next = todo.poll();
      } catch (IOException | RuntimeException e) {
        fail("A rig could not be started or ended: " + e);
        return;
      }
    }
  }

  /** Plays one run. Returns false if the test bed must not be used for another run. */
  private boolean one(TestBed rig, FaultsOptions.One one) {
    Path folder = directory.resolve(one.kind().word() + "-" + one.seed());
    try {
      RunResult result = new Run(rig, one.kind(), one.seed(), folder).play();
      synchronized (this) {
        results.add(result);
      }
      progress.ended(result);
      if (result.violations().isEmpty()) {
        StackDirectory.delete(folder);
      }
      return result.violations().isEmpty();
    } catch (IOException | SQLException | RuntimeException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      try {
        Files.writeString(Files.createDirectories(folder).resolve("failure.txt"), trace.toString());
      } catch (IOException unwritten) {
        e.addSuppressed(unwritten);
      }
      fail("%s SEED=%d could not be run: %s".formatted(one.kind().word(), one.seed(), e));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
      return false;
    }
  }

  private synchronized void fail(String what) {
    broken = true;
    progress.failed(what);
  }
}
