package games.kickoff.simulator.report;

import games.kickoff.simulator.run.Heat;
import games.kickoff.simulator.run.Result;
import java.util.Locale;

/** Writes the main results as a table of plain text. */
public final class TableReport {

  private TableReport() {}

  /** The table of one stream of arrivals. */
  public static String of(Heat heat) {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%n%s%n%-16s %29s %13s %15s %15s %6s %11s %8s%n",
            heat.name(),
            "",
            "wait s p50/p95/p99/max",
            "spread 50/95",
            "pred |P-.5| even",
            "true |P-.5| even",
            "uneven",
            "left, after",
            "us/match"));
    for (Heat.Entry entry : heat.results()) {
      Result result = entry.result();
      text.append(
          line(
              "%-16s %6.2f %6.2f %7.2f %7.1f %6.2f %6.2f %9.3f %4.0f%% %10.3f %4.0f%% %6.2f %6d %4d"
                  + " %8.1f%n",
              result.name(),
              result.waited().p50(),
              result.waited().p95(),
              result.waited().p99(),
              result.waited().max(),
              result.spread().p50(),
              result.spread().p95(),
              result.predicted().off(),
              100 * result.predicted().even(),
              result.actual().off(),
              100 * result.actual().even(),
              result.unevenness(),
              result.totals().leftAtTheEnd(),
              result.totals().leftForGood(),
              result.microsPerMatch()));
    }
    for (Heat.Entry entry : heat.results()) {
      text.append(line("  median wait by skill decile, party: %-16s", entry.result().name()));
      entry.result().byDecile().forEach(slice -> text.append(line("%6.1f", slice.waited().p50())));
      text.append("  |");
      entry
          .result()
          .byPartySize()
          .forEach(slice -> text.append(line("  %s: %.1f", slice.name(), slice.waited().p50())));
      text.append(line("%n"));
    }
    for (Heat.Comparison it : heat.comparisons()) {
      text.append(
          Double.isNaN(it.ratio())
              ? line("  no setting of ours is as quick at p95 as %s%n", it.baseline().name())
              : line(
                  "  within the p95 wait of %-16s the p95 spread of %-13s is %.2f of its%n",
                  it.baseline().name(), it.ours(), it.ratio()));
    }
    return text.toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
