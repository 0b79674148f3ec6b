package games.kickoff.loadtest.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Plain lines for logs: one when something changed, at most one a second, and always the last. */
final class ProgressLines implements Consumer<BotProgress> {

  private static final Duration GAP = Duration.ofSeconds(1);

  private final PrintStream out;
  private Optional<BotProgress> printed = Optional.empty();

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(BotProgress now) {
    boolean changed = printed.map(now::differsFrom).orElse(true);
    boolean due =
        printed.map(last -> now.elapsed().compareTo(last.elapsed().plus(GAP)) >= 0).orElse(true);
    if (changed && (due || now.isOver())) {
      printed = Optional.of(now);
      out.print(now.text() + "\n");
      out.flush();
    }
  }
}
