package games.kickoff.loadtest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints text in columns, each as wide as its widest cell, for all commands. In a table of numbers
 * the first column is aligned to the left and the others to the right; in a table of words all
 * columns are aligned to the left.
 */
public final class Table {

  private final boolean ruled;
  private final boolean numbers;
  private final String gap;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(boolean ruled, boolean numbers, String gap) {
    this.ruled = ruled;
    this.numbers = numbers;
    this.gap = gap;
  }

  /** A table of names and values. */
  public static Table ofValues() {
    return new Table(false, true, "  ");
  }

  /** A table of numbers, with a head and a rule below it. */
  public static Table headed(String... head) {
    return new Table(true, true, "  ").row((Object[]) head);
  }

  /** A table of words, as kubectl prints one; its first row is the head. */
  public static Table listed() {
    return new Table(false, false, "   ");
  }

  /** Adds a row; cells are shown as {@code toString} has them. */
  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Object::toString).toList());
    return this;
  }

  /** The table, each line ending in LF. */
  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    if (ruled) {
      lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining(gap)));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String pad = " ".repeat(widths[column] - cell.length());
      cells.add(numbers && column > 0 ? pad + cell : cell + pad);
    }
    return String.join(gap, cells).stripTrailing();
  }
}
