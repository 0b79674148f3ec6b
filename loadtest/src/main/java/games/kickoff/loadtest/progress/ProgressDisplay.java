package games.kickoff.loadtest.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Chooses how progress is shown. */
public final class ProgressDisplay {

  private ProgressDisplay() {}

  /** A bar if this process has a terminal, else lines. */
  public static Consumer<BotProgress> on(PrintStream out) {
    if (!isOnTerminal()) {
      return new ProgressLines(out);
    }
    ProgressBar bar = new ProgressBar(out);
    return now -> bar.draw(now.done() + now.failed(), now.total(), now.text());
  }

  /** Whether this process has a terminal. */
  public static boolean isOnTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
