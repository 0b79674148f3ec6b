package games.kickoff.local.demo;

import games.kickoff.loadtest.progress.ProgressDisplay;
import games.kickoff.loadtest.report.BotReport;
import games.kickoff.loadtest.run.BotOptions;
import games.kickoff.loadtest.run.BotRun;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.RealApi;
import games.kickoff.local.pod.PodCounts;
import games.kickoff.local.stack.LogSettings;
import games.kickoff.local.stack.OwnedStack;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The demo: starts a stack, has bots play on it, prints a table, and checks that nothing was lost
 * or left.
 */
public final class Demo {

  private static final Path QUEUE = Path.of("examples", "duel.yaml");
  private static final Path RANKED = Path.of("examples", "ladder.yaml");
  private static final int FULL_MATCH = 4;

  /**
   * How long to wait, after the last bot is done, until all records have an end and all pods are
   * deleted.
   */
  private static final Duration SETTLE = Duration.ofSeconds(30);

  private final DemoOptions options;
  private final StackOptions stack;

  private Demo(DemoOptions options, StackOptions stack) {
    this.options = options;
    this.stack = stack;
  }

  /**
   * Creates a demo without starting it.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value, and what it takes
   */
  public static Demo of(DemoOptions options, Map<String, String> environment) {
    return new Demo(
        options,
        StackOptions.of(
                ApiChoice.from(environment),
                options.game() == DemoOptions.Game.RANKED ? RANKED : QUEUE)
            .withOperators(options.operators())
            .withLogs(LogSettings.from(environment)));
  }

  /** Plays it, prints the result, and returns whether nothing was lost. */
  public boolean play() throws IOException, SQLException, InterruptedException {
    return switch (options.game()) {
      case DUEL -> run(options, stack);
      case RANKED -> RankedDemo.run(options, stack.withDefaultQueue("default/ranked"));
    };
  }

  private static boolean run(DemoOptions options, StackOptions stackOptions)
      throws IOException, SQLException, InterruptedException {
    Instant start = Instant.now();
    System.out.println("Starting Redis, Postgres, a Kubernetes API, the operator and the gateway");
    OwnedStack owned = new OwnedStack(clean -> {});
    Stack stack = owned.start(stackOptions.withConsole(owned.unlessStopping(Demo::report)));
    System.out.printf(
        "Up after %.1f s, on %s API%n",
        seconds(start), stack.api() instanceof RealApi ? "a real Kubernetes" : "a mock Kubernetes");
    if (options.operators() > 1) {
      System.out.println("One of them leads, until it is killed: " + operators(stack));
    }
    BotReport report =
        BotRun.run(
            BotOptions.against(stack.gateway())
                .players(options.players())
                .matchSize(FULL_MATCH)
                .matchSeconds(options.matchSeconds())
                .timeLimit(Duration.ofSeconds(120L + 4L * options.players()))
                .build(),
            ProgressDisplay.on(System.out));
    RecordedMatches records = new RecordedMatches(stack.postgres());
    Set<String> played = report.sessions().keySet();
    awaitSettled(stack, records, played);
    Set<String> ended = records.ended();
    PodCounts pods = stack.pods().counts();
    List<String> wrong = new ArrayList<>(report.failures());
    played.stream()
        .filter(session -> !ended.contains(session))
        .forEach(session -> wrong.add("match " + session + " has no end in Postgres"));
    ended.stream()
        .filter(session -> !played.contains(session))
        .forEach(session -> wrong.add("match " + session + " was recorded, but no bot played it"));
    if (pods.running() > 0 || pods.created() != pods.deleted()) {
      wrong.add(
          "%d of %d pods are left".formatted(pods.created() - pods.deleted(), pods.created()));
    }
    int restarts = stack.restarts();
    stack.close();
    ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .forEach(process -> wrong.add("process " + process.pid() + " is left"));
    System.out.println();
    System.out.println(
        report
            .counts()
            .row("matches recorded, with an end", ended.size())
            .row("pods created", pods.created())
            .row("pods deleted", pods.deleted())
            .row("processes started again", restarts));
    System.out.println(report.times());
    wrong.stream().limit(20).forEach(problem -> System.out.println("WRONG: " + problem));
    boolean good = wrong.isEmpty() && report.allFinished();
    System.out.printf(
        good
            ? "Every bot finished its match; nothing is left. %.1f s in all%n"
            : "Something went wrong. %.1f s in all%n",
        seconds(start));
    return good;
  }

  /** Prints a line. On a terminal it replaces the progress bar, which is redrawn below it. */
  static void report(String line) {
    System.out.println(ProgressDisplay.isOnTerminal() ? "\r\033[K" + line : line);
  }

  private static String operators(Stack stack) {
    return stack.services().stream()
        .filter(service -> service.name().startsWith("operator"))
        .map(service -> "%s (pid %d)".formatted(service.name(), service.process().pid()))
        .collect(Collectors.joining(", "));
  }

  private static void awaitSettled(Stack stack, RecordedMatches records, Set<String> played)
      throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plus(SETTLE);
    while (Instant.now().isBefore(deadline)) {
      PodCounts pods = stack.pods().counts();
      boolean noPod = pods.running() == 0 && pods.created() == pods.deleted();
      if (noPod && records.open().isEmpty() && records.ended().containsAll(played)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}
