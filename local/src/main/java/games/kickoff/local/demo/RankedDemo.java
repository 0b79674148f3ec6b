package games.kickoff.local.demo;

import games.kickoff.loadtest.gateway.ApiKey;
import games.kickoff.loadtest.ranked.BoardLine;
import games.kickoff.loadtest.ranked.RankedOptions;
import games.kickoff.loadtest.ranked.RankedReport;
import games.kickoff.loadtest.ranked.RankedRun;
import games.kickoff.loadtest.report.Table;
import games.kickoff.local.stack.GatewaySecrets;
import games.kickoff.local.stack.OwnedStack;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.ladder.LedgerReplay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ranked demo: registered players play rounds on a ladder, through a gateway that authenticates
 * its callers, and the leaderboard must approach their true order.
 */
final class RankedDemo {

  private static final int MATCH = 4;
  private static final int SHOWN = 15;

  /**
   * With fewer rounds than this the leaderboard may by chance be closer to the true order early
   * than late, so it is not checked.
   */
  private static final int ROUNDS_TO_CONVERGE = 5;

  private RankedDemo() {}

  /** Returns whether nothing was lost and the leaderboard came closer to the true order. */
  static boolean run(DemoOptions options, StackOptions stackOptions)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    GatewaySecrets secrets = GatewaySecrets.random();
    System.out.println("Starting Redis, Postgres, a Kubernetes API, the operator and the gateway");
    OwnedStack owned = new OwnedStack(clean -> {});
    Stack stack =
        owned.start(
            stackOptions.withSecrets(secrets).withConsole(owned.unlessStopping(Demo::report)));
    System.out.printf(
        Locale.ROOT, "Up after %.1f s; the gateway authenticates its callers%n", since(start));
    RankedReport report =
        RankedRun.run(
            new RankedOptions(
                stack.gateway(),
                new ApiKey(secrets.apiKey()),
                "eu-west",
                "ranked",
                options.players(),
                options.rounds(),
                MATCH,
                Duration.ofSeconds(60L + 2L * options.players()),
                System.nanoTime()),
            line -> System.out.printf("%s, %.0f s%n", line, since(start)));
    List<String> wrong = new ArrayList<>(report.failures());
    LedgerReplay.Summary replay = LedgerReplay.run(settings(stack));
    wrong.addAll(replay.examples());
    if (!converges(report.correlations())) {
      wrong.add("the board came no closer to the true order: " + report.correlations());
    }
    int restarts = stack.restarts();
    stack.close();
    System.out.println();
    System.out.println(board(report));
    System.out.printf(
        "%,d matches in the ledger; every rating compared with the one recomputed from it: %,d of"
            + " %,d differ%n",
        replay.matches(), replay.differences(), replay.ratings());
    System.out.println("Processes started again: " + restarts);
    wrong.stream().limit(20).forEach(problem -> System.out.println("WRONG: " + problem));
    System.out.printf(
        Locale.ROOT,
        wrong.isEmpty()
            ? "Every match was rated once, and nobody was lost. %.1f s in all%n"
            : "Something went wrong. %.1f s in all%n",
        since(start));
    return wrong.isEmpty() && replay.differences() == 0;
  }

  private static boolean converges(List<Double> correlations) {
    return correlations.size() < ROUNDS_TO_CONVERGE
        || correlations.getLast() > correlations.getFirst();
  }

  private static PostgresSettings settings(Stack stack) {
    return new PostgresSettings(
        stack.postgres().jdbcUrl(),
        stack.postgres().user(),
        stack.postgres().password(),
        Stack.SCHEMA);
  }

  private static Table board(RankedReport report) {
    Map<String, Integer> truth = new HashMap<>();
    report.trueOrder().forEach(player -> truth.put(player, truth.size() + 1));
    Map<String, Double> skills = new HashMap<>();
    report.contenders().forEach(contender -> skills.put(contender.id(), contender.skill()));
    Table table =
        Table.headed("player", "rank", "score", "mu", "sigma", "games", "true rank", "skill");
    for (BoardLine line : report.board().stream().limit(SHOWN).toList()) {
      table.row(
          line.username(),
          line.rank(),
          decimal(line.score()),
          decimal(line.mu()),
          decimal(line.sigma()),
          line.games(),
          truth.getOrDefault(line.player(), 0),
          decimal(skills.getOrDefault(line.player(), 0.0)));
    }
    return table;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static double since(Instant start) {
    return Duration.between(start, Instant.now()).toMillis() / 1000.0;
  }
}
