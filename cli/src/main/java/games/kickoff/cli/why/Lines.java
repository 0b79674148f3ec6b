package games.kickoff.cli.why;

import org.jspecify.annotations.Nullable;

/** Builds a text of a heading and rows of a name and a value. */
final class Lines {

  private final StringBuilder text = new StringBuilder();

  Lines(String heading) {
    text.append(heading).append('\n');
  }

  /** Adds a row, unless the value is null or empty. */
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
