package games.kickoff.loadtest.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Chooses how progress is shown. */
public final class ProgressDisplay {

  private ProgressDisplay() {}

  /** A bar if this process has a terminal, else lines. */
  public static Consumer<BotProgress> on(PrintStream out) {
    Console console = System.console();
    return on(out, console != null && console.isTerminal());
  }

  /** A bar if {@code terminal}, else lines. */
  public static Consumer<BotProgress> on(PrintStream out, boolean terminal) {
    return terminal ? new ProgressBar(out) : new ProgressLines(out);
  }
}
