package games.kickoff.loadtest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Aligned text: names to the left, everything else to the right. Without a head it is a list of
 * names and values.
 */
public final class Table {

  private static final String GAP = "  ";

  private final boolean headed;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(boolean headed) {
    this.headed = headed;
  }

  /** A table of names and values. */
  public static Table ofValues() {
    return new Table(false);
  }

  /** A table with a head and a rule below it. */
  public static Table headed(String... head) {
    Table table = new Table(true);
    table.rows.add(List.of(head));
    return table;
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
    if (headed) {
      lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String pad = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? cell + pad : GAP + pad + cell);
    }
    return line.toString().stripTrailing();
  }
}
