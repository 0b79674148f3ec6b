package games.kickoff.faults.run;

import games.kickoff.loadtest.progress.ProgressBar;
import games.kickoff.loadtest.progress.ProgressDisplay;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Shows the progress: on a terminal a bar, and a line for each run with violations; elsewhere a
 * line for each run.
 */
final class Progress {

  private final PrintStream out;
  private final Optional<ProgressBar> bar;
  private final int total;
  private int done;
  private int violations;

  Progress(PrintStream out, int total) {
    this.out = out;
    this.bar =
        ProgressDisplay.isOnTerminal() ? Optional.of(new ProgressBar(out)) : Optional.empty();
    this.total = total;
  }

  synchronized void ended(RunResult result) {
    done++;
    violations += result.violations().size();
    String line =
        "%s SEED=%d (%s): %d matches, %s%.1f s"
            .formatted(
                result.kind().word(),
                result.seed(),
                result.moment(),
                result.matches(),
                result.recovery().map(r -> "again after " + r.toMillis() + " ms, ").orElse(""),
                result.took().toMillis() / 1000.0);
    if (bar.isEmpty() || !result.violations().isEmpty()) {
      print(line);
      result.violations().forEach(violation -> out.println("  " + violation));
    }
    String counts = "%d/%d  violations %d".formatted(done, total, violations);
    bar.ifPresent(b -> b.draw(done, total, done == total ? counts : counts + "  " + line));
    out.flush();
  }

  synchronized void failed(String what) {
    done++;
    print(what);
  }

  private void print(String line) {
    bar.ifPresent(ProgressBar::clear);
    out.println("%d/%d %s".formatted(done, total, line));
  }
}
