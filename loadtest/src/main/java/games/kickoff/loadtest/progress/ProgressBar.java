package games.kickoff.loadtest.progress;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** A bar that redraws its own line, at most ten times a second. */
final class ProgressBar implements Consumer<BotProgress> {

  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final int CELLS = 10;

  private final PrintStream out;
  private final String full;
  private final String empty;
  private Duration next = Duration.ZERO;
  private int width;

  ProgressBar(PrintStream out) {
    boolean blocks = out.charset().equals(StandardCharsets.UTF_8);
    this.out = out;
    this.full = blocks ? "█" : "#";
    this.empty = blocks ? "░" : ".";
  }

  @Override
  public void accept(BotProgress now) {
    if (now.elapsed().compareTo(next) < 0 && !now.isOver()) {
      return;
    }
    next = now.elapsed().plus(REDRAW);
    int filled = (int) ((long) CELLS * (now.done() + now.failed()) / now.total());
    String line = "[" + full.repeat(filled) + empty.repeat(CELLS - filled) + "] " + now.text();
    String rest = " ".repeat(Math.max(0, width - line.length())); // over a longer last line
    width = line.length();
    out.print("\r" + line + rest + (now.isOver() ? "\n" : ""));
    out.flush();
  }
}
