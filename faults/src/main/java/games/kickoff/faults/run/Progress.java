package games.kickoff.faults.run;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Shows the progress: on a terminal a bar, and a line for each run with violations; elsewhere a
 * line for each run.
 */
final class Progress {

  private static final int CELLS = 20;

  private final PrintStream out;
  private final boolean terminal;
  private final int total;
  private int done;
  private int violations;

  Progress(PrintStream out, int total) {
    Console console = System.console();
    this.out = out;
    this.terminal = console != null && console.isTerminal();
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
    if (!terminal || !result.violations().isEmpty()) {
      clear();
      out.println("%d/%d %s".formatted(done, total, line));
      result.violations().forEach(violation -> out.println("  " + violation));
    }
    if (terminal) {
      bar(line);
    }
    out.flush();
  }

  synchronized void failed(String what) {
    done++;
    clear();
    out.println("%d/%d %s".formatted(done, total, what));
  }

  private void clear() {
    if (terminal) {
      out.print("\r\u001b[K");
    }
  }

  private void bar(String last) {
    boolean blocks = out.charset().equals(StandardCharsets.UTF_8);
    int filled = CELLS * done / total;
    clear();
    out.print(
        "[%s%s] %d/%d  violations %d  %s"
            .formatted(
                (blocks ? "█" : "#").repeat(filled),
                (blocks ? "░" : ".").repeat(CELLS - filled),
                done,
                total,
                violations,
                done == total ? "\n" : last));
  }
}
