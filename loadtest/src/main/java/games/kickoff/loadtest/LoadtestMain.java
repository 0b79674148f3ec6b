package games.kickoff.loadtest;

import games.kickoff.loadtest.gateway.ApiKey;
import games.kickoff.loadtest.progress.ProgressDisplay;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotOptions;
import games.kickoff.loadtest.run.BotRun;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Runs bots from the command line; {@code --help} says how. */
public final class LoadtestMain {

  private static final int SHOWN_FAILURES = 20;

  private LoadtestMain() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) throws InterruptedException {
    return switch (CommandLine.parse(args)) {
      case CommandLine.Help() -> {
        out.print(CommandLine.USAGE);
        yield 0;
      }
      case CommandLine.Wrong(String why) -> {
        err.println(why + "; --help lists the options");
        yield 2;
      }
      case CommandLine.Run(BotOptions options) -> run(out, err, options);
    };
  }

  private static int run(PrintStream out, PrintStream err, BotOptions options)
      throws InterruptedException {
    Optional<ApiKey> key;
    try {
      key = ApiKey.fromEnvironment(System.getenv());
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
    out.printf(
        "%d bots against %s, seed %d%n", options.players(), options.gateway(), options.seed());
    BotReport report = BotRun.run(options, key, ProgressDisplay.on(out));
    out.print("\n" + report.counts() + "\n" + report.times());
    print(out, report.failures());
    return report.allFinished() ? 0 : 1;
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
