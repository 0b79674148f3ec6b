package games.kickoff.cli.why;

import org.jspecify.annotations.Nullable;

/** Text of a heading and rows below it. */
final class Lines {

  private final StringBuilder text = new StringBuilder();

  Lines(String heading) {
    text.append(heading).append('\n');
  }

  /** A row; none where there is nothing to say. */
  Lines row(String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      text.append(String.format("  %-12s %s%n", name, value));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
