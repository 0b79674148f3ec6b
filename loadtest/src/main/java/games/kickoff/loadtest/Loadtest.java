package games.kickoff.loadtest;

import games.kickoff.loadtest.gateway.ApiKey;
import games.kickoff.loadtest.progress.ProgressDisplay;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotOptions;
import games.kickoff.loadtest.run.BotRun;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Runs bots and prints a report of the run. */
public final class Loadtest {

  private static final int SHOWN_FAILURES = 20;

  private Loadtest() {}

  /** Returns whether every bot finished its match. */
  public static boolean run(PrintStream out, BotOptions options, Optional<ApiKey> key)
      throws InterruptedException {
    out.printf(
        "%d bots against %s, seed %d%n", options.players(), options.gateway(), options.seed());
    BotReport report = BotRun.run(options, key, ProgressDisplay.on(out));
    out.print("\n" + report.counts() + "\n" + report.times());
    print(out, report.failures());
    return report.allFinished();
  }

  private static void print(PrintStream out, List<String> failures) {
    if (failures.isEmpty()) {
      return;
    }
    out.println();
    failures.stream().limit(SHOWN_FAILURES).forEach(out::println);
    if (failures.size() > SHOWN_FAILURES) {
      out.println("and " + (failures.size() - SHOWN_FAILURES) + " more");
    }
  }
}
