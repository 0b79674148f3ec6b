package games.kickoff.simulator.report;

import games.kickoff.simulator.run.Heat;
import games.kickoff.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes a page of HTML that loads nothing from elsewhere. */
public final class HtmlReport {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>Kickoff: simulation</title>
      <style>
      :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
      body { max-width: 1180px; margin: 2rem auto; padding: 0 1rem; }
      pre { overflow-x: auto; font-size: 12px; }
      .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(480px, 1fr)); gap: 1rem; }
      figure { margin: 0; } figcaption { font-weight: 600; }
      svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
      .grid { stroke: currentColor; opacity: .15; }
      </style>
      """;

  private HtmlReport() {}

  /** Writes the page of these results. */
  public static String of(List<Heat> heats, String title) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>Simulation of ").append(escaped(title)).append("</h1>\n");
    for (Heat heat : heats) {
      page.append("<h2>").append(escaped(heat.name())).append("</h2>\n<div class='plots'>\n");
      page.append(
          new Plot(
              "p95 of wait against p95 of spread: towards the corner is better",
              "wait p95, s",
              "spread p95",
              frontier(heat)));
      page.append(
          new Plot(
              "Median wait by skill decile",
              "decile",
              "wait p50, s",
              slices(heat, Result::byDecile)));
      page.append(new Plot("Mean spread by skill decile", "decile", "spread", spreads(heat)));
      page.append(
          new Plot(
              "Median wait by party size",
              "players",
              "wait p50, s",
              slices(heat, Result::byPartySize)));
      page.append("</div>\n<pre>").append(escaped(TableReport.of(heat))).append("</pre>\n");
    }
    return page.append("</html>\n").toString();
  }

  private static List<Plot.Series> frontier(Heat heat) {
    List<Plot.Series> series = new ArrayList<>();
    List<Heat.Entry> entries = heat.results();
    for (int which = 0; which < entries.size(); which++) {
      // First come, first served is left out: its spread is so large that the others could not be
      // distinguished.
      if (!entries.get(which).family().equals("first come")) {
        Result result = entries.get(which).result();
        series.add(new Plot.Series(escaped(result.name()), which, false, List.of(point(result))));
      }
    }
    for (Heat.Frontier one : heat.frontier()) {
      int colour = 0;
      for (int which = entries.size() - 1; which >= 0; which--) {
        colour = entries.get(which).family().equals(one.family()) ? which : colour;
      }
      series.add(
          new Plot.Series(
              one.family() + ", swept",
              colour,
              true,
              one.results().stream().map(HtmlReport::point).toList()));
    }
    return series;
  }

  private static double[] point(Result result) {
    return new double[] {result.waited().p95(), result.spread().p95()};
  }

  private static List<Plot.Series> slices(Heat heat, Function<Result, List<Result.Slice>> which) {
    return series(heat, which, slice -> slice.waited().p50());
  }

  private static List<Plot.Series> spreads(Heat heat) {
    return series(heat, Result::byDecile, Result.Slice::meanSpread).stream()
        .filter(series -> !series.name().equals("first come"))
        .toList();
  }

  private static List<Plot.Series> series(
      Heat heat,
      Function<Result, List<Result.Slice>> which,
      Function<Result.Slice, Double> height) {
    List<Plot.Series> series = new ArrayList<>();
    for (Heat.Entry entry : heat.results()) {
      List<double[]> points = new ArrayList<>();
      for (Result.Slice slice : which.apply(entry.result())) {
        points.add(new double[] {Double.parseDouble(slice.name()), height.apply(slice)});
      }
      series.add(new Plot.Series(escaped(entry.result().name()), series.size(), true, points));
    }
    return series;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
