package games.kickoff.simulator.report;

import games.kickoff.simulator.run.Heat;
import games.kickoff.simulator.run.Result;
import java.util.List;
import java.util.Locale;

/** Writes all measurements as CSV, a row for each number. */
public final class CsvReport {

  private CsvReport() {}

  /** Columns: arrivals, contestant, slice (all, decile-n, party-n), measure, value. */
  public static String of(List<Heat> heats) {
    StringBuilder rows = new StringBuilder("arrivals,contestant,slice,measure,value\n");
    for (Heat heat : heats) {
      heat.results().forEach(entry -> rows(rows, heat.name(), entry.result()));
    }
    return rows.toString();
  }

  private static void rows(StringBuilder rows, String heat, Result result) {
    Rows all = new Rows(rows, heat, result.name(), "all");
    all.add("players", result.players());
    all.add("matches", result.matches());
    quantiles(all, "wait_s", result.waited());
    quantiles(all, "spread", result.spread());
    all.add("predicted_off", result.predicted().off());
    all.add("predicted_even_share", result.predicted().even());
    all.add("true_off", result.actual().off());
    all.add("true_even_share", result.actual().even());
    all.add("left_at_end", result.totals().leftAtTheEnd());
    all.add("left_for_good", result.totals().leftForGood());
    all.add("plans", result.totals().plans());
    all.add("cpu_us_per_match", result.microsPerMatch());
    all.add("players_per_cpu_second", result.playersPerCpuSecond());
    result.byDecile().forEach(slice -> slice(rows, heat, result.name(), "decile-", slice));
    result.byPartySize().forEach(slice -> slice(rows, heat, result.name(), "party-", slice));
  }

  private static void slice(
      StringBuilder rows, String heat, String name, String kind, Result.Slice slice) {
    Rows its = new Rows(rows, heat, name, kind + slice.name());
    its.add("players", slice.players());
    quantiles(its, "wait_s", slice.waited());
    its.add("spread_mean", slice.meanSpread());
  }

  private static void quantiles(Rows rows, String what, Result.Quantiles its) {
    rows.add(what + "_p50", its.p50());
    rows.add(what + "_p95", its.p95());
    rows.add(what + "_p99", its.p99());
    rows.add(what + "_max", its.max());
  }

  private record Rows(StringBuilder rows, String heat, String name, String slice) {
    void add(String measure, double value) {
      rows.append('"').append(heat).append("\",\"").append(name).append("\",").append(slice);
      rows.append(String.format(Locale.ROOT, ",%s,%.6g%n", measure, value));
    }
  }
}
