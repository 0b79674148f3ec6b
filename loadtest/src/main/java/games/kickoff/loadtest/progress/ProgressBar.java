package games.kickoff.loadtest.progress;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A progress bar with a text behind it, in one line of a terminal, which it redraws. */
public final class ProgressBar {

  private static final int CELLS = 10;

  private final PrintStream out;
  private final String full;
  private final String empty;
  private int width;

  public ProgressBar(PrintStream out) {
    boolean blocks = out.charset().equals(StandardCharsets.UTF_8);
    this.out = out;
    this.full = blocks ? "█" : "#";
    this.empty = blocks ? "░" : ".";
  }

  /** Draws the bar over the last one; a full bar ends its line. */
  public void draw(int done, int total, String text) {
    int filled = (int) ((long) CELLS * done / total);
    String line = "[" + full.repeat(filled) + empty.repeat(CELLS - filled) + "] " + text;
    String rest = " ".repeat(Math.max(0, width - line.length())); // over a longer last line
    width = done == total ? 0 : line.length();
    out.print("\r" + line + rest + (done == total ? "\n" : ""));
    out.flush();
  }

  /** Clears the line, so that something else can be printed; {@link #draw} draws it again. */
  public void clear() {
    out.print("\r" + " ".repeat(width) + "\r");
    width = 0;
  }
}
