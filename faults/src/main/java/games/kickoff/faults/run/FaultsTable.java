package games.kickoff.faults.run;

import games.kickoff.faults.fault.FaultKind;
import games.kickoff.loadtest.report.Durations;
import games.kickoff.loadtest.report.Table;
import java.util.Arrays;
import java.util.List;

/** The results as a table: one row for each kind of fault, and one for all kinds together. */
final class FaultsTable {

  private FaultsTable() {}

  static String of(List<RunResult> results) {
    Table table =
        Table.headed(
            "fault",
            "runs",
            "matches",
            "violations",
            "recovery p50",
            "p99",
            "requeued",
            "players affected",
            "seeds");
    for (FaultKind kind : FaultKind.values()) {
      List<RunResult> those = results.stream().filter(r -> r.kind() == kind).toList();
      if (!those.isEmpty()) {
        row(table, kind.word(), those);
      }
    }
    row(table, "all", results);
    return table.toString();
  }

  private static void row(Table table, String name, List<RunResult> results) {
    Durations recovery =
        Durations.of(results.stream().flatMap(r -> r.recovery().stream()).toList());
    long[] seeds = results.stream().mapToLong(RunResult::seed).sorted().toArray();
    String range =
        seeds.length == 0
            ? "-"
            : seeds[0] == seeds[seeds.length - 1]
                ? Long.toString(seeds[0])
                : seeds[0] + ".." + seeds[seeds.length - 1];
    table.row(
        name,
        results.size(),
        Arrays.stream(results.stream().mapToInt(RunResult::matches).toArray()).sum(),
        results.stream().mapToInt(r -> r.violations().size()).sum(),
        recovery.text(50),
        recovery.text(99),
        results.stream().mapToInt(RunResult::requeued).sum(),
        results.stream().mapToInt(RunResult::affected).sum(),
        range);
  }
}
