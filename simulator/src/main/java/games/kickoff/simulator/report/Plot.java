package games.kickoff.simulator.report;

import java.util.List;
import java.util.Locale;

/** A plot of lines and dots as SVG. */
final class Plot {

  /**
   * A series of points.
   *
   * @param colour an index into the plot's colours
   * @param joined whether the points are joined by a line
   */
  record Series(String name, int colour, boolean joined, List<double[]> points) {}

  private static final String[] COLOURS = {
    "#c2410c", "#2563eb", "#0f766e", "#7c3aed", "#a16207", "#64748b", "#be185d", "#15803d"
  };
  private static final int WIDTH = 560;
  private static final int HEIGHT = 340;
  private static final int LEFT = 52;
  private static final int BOTTOM = 44;

  private final String title;
  private final String across;
  private final String up;
  private final double right;
  private final double top;

  Plot(String title, String across, String up, List<Series> series) {
    this.title = title;
    this.across = across;
    this.up = up;
    double x = 1e-9;
    double y = 1e-9;
    for (Series one : series) {
      for (double[] point : one.points()) {
        x = Math.max(x, point[0]);
        y = Math.max(y, point[1]);
      }
    }
    right = x * 1.06;
    top = y * 1.08;
    draw(series);
  }

  private final StringBuilder svg = new StringBuilder();

  private void draw(List<Series> all) {
    add(
        "<figure><figcaption>%s</figcaption><svg viewBox='0 0 %d %d' role='img'>",
        title, WIDTH, HEIGHT);
    for (int tick = 0; tick <= 5; tick++) {
      double x = right * tick / 5;
      double y = top * tick / 5;
      add(
          "<line class='grid' x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f'/>",
          x(0), x(right), y(y), y(y));
      add("<text x='%.1f' y='%.1f' text-anchor='end'>%.3g</text>", x(0) - 6, y(y) + 4, y);
      add("<text x='%.1f' y='%.1f' text-anchor='middle'>%.3g</text>", x(x), y(0) + 16, x);
    }
    add("<text x='%d' y='%d' text-anchor='end'>%s</text>", WIDTH - 8, HEIGHT - 8, across);
    add("<text x='8' y='14'>%s</text>", up);
    int row = 0;
    for (Series one : all) {
      String colour = COLOURS[one.colour() % COLOURS.length];
      StringBuilder path = new StringBuilder();
      for (double[] point : one.points()) {
        path.append(path.isEmpty() ? "M" : "L")
            .append(format("%.1f %.1f", x(point[0]), y(point[1])));
        add(
            "<circle cx='%.1f' cy='%.1f' r='%s' fill='%s'><title>%s: %.2f, %.2f</title></circle>",
            x(point[0]),
            y(point[1]),
            one.joined() ? "3" : "5",
            colour,
            one.name(),
            point[0],
            point[1]);
      }
      if (one.joined()) {
        add("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>", path, colour);
      }
      add(
          "<rect x='%d' y='%d' width='10' height='10' fill='%s'/><text x='%d' y='%d'>%s</text>",
          WIDTH - 150, 12 + 16 * row, colour, WIDTH - 136, 21 + 16 * row, one.name());
      row++;
    }
    svg.append("</svg></figure>\n");
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - 12) * value / right;
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 24) * value / top;
  }

  private void add(String format, Object... values) {
    svg.append(format(format, values));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
