package games.kickoff.simulator.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks, and after JMH's own results prints a table of the time and CPU time of a
 * plan, the players planned per second of CPU time, and the bytes allocated per player.
 */
public final class MatcherBenchMain {

  private MatcherBenchMain() {}

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments))
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    System.out.printf(
        "%n%-10s %10s %12s %12s %22s %16s%n",
        "", "tickets", "ms a plan", "ms of CPU", "players a CPU second", "bytes a player");
    for (RunResult result : results) {
      double plans = score(result, "plans");
      double cpu = score(result, "cpuNanos") / plans / 1e6;
      double players = score(result, "players") / plans;
      double bytes = score(result, "gc.alloc.rate.norm");
      String name = result.getParams().getBenchmark();
      System.out.printf(
          Locale.ROOT,
          "%-10s %10s %12.3f %12.3f %22s %16s%n",
          name.substring(name.lastIndexOf('.') + 1),
          result.getParams().getParam("tickets"),
          result.getPrimaryResult().getScore(),
          cpu,
          players > 0 ? String.format(Locale.ROOT, "%,.0f", players / cpu * 1000) : "",
          players > 0 ? String.format(Locale.ROOT, "%,.0f", bytes / players) : "");
    }
  }

  private static double score(RunResult result, String name) {
    Result<?> one = result.getSecondaryResults().get(name);
    if (one == null) {
      one = result.getSecondaryResults().get("·" + name);
    }
    return one == null ? 0 : one.getScore();
  }
}
