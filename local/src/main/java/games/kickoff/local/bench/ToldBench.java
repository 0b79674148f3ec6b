package games.kickoff.local.bench;

import games.kickoff.loadtest.report.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * From the join's answer to the announcement that the ticket is assigned, on a whole stack whose
 * servers are ready at once and whose matches end. An open loop: a slow operator does not slow the
 * arrivals down.
 */
final class ToldBench {

  private static final int TEAM_SIZE = 2;
  private static final Duration MATCH = Duration.ofSeconds(3);

  /** Short, since all of the mock API's objects are in this JVM's memory. */
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration AIM = Duration.ofMillis(250);
  private static final int AIMED_AT = 100;

  private final BenchOptions options;
  private final Cleanup cleanup;

  ToldBench(BenchOptions options, Cleanup cleanup) {
    this.options = options;
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    HollowStack stack =
        HollowStack.start(
            cleanup, HollowStack.Shape.of(options.api(), TEAM_SIZE, MATCH, RETENTION));
    var unused = load(stack, "warm", 100, options.length(WARM_UP));
    List<Row> rows = new ArrayList<>();
    rows.addAll(load(stack, "a", 100, options.length(LENGTH)));
    rows.addAll(load(stack, "b", 500, options.length(LENGTH)));
    cleanup.closeParts();
    return rows;
  }

  private static List<Row> load(HollowStack stack, String prefix, int perSecond, Duration length)
      throws IOException, InterruptedException {
    int fullMatch = 2 * TEAM_SIZE;
    int number = (int) (perSecond * length.toMillis() / 1000) / fullMatch * fullMatch;
    int toldBefore = stack.told();
    CpuTimes before = CpuTimes.now();
    long start = System.nanoTime();
    List<OpenLoop.Joined> joined = new OpenLoop(stack.gateway()).run(prefix, perSecond, number);
    Duration arriving = Duration.ofNanos(System.nanoTime() - start);
    int behind = toldBefore + number - stack.told();
    String cores = CpuTimes.now().since(before, arriving);
    stack.awaitTold(toldBefore + number, PATIENCE);
    List<Duration> told = new ArrayList<>();
    for (OpenLoop.Joined each : joined) {
      OptionalLong at = stack.toldAt(each.player());
      // The announcement may overtake the join's answer.
      at.ifPresent(t -> told.add(Duration.ofNanos(Math.max(0, t - each.answered()))));
    }
    boolean ended = stack.awaitIdle(PATIENCE);
    Durations times = Durations.of(told);
    Durations answered = Durations.of(joined.stream().map(OpenLoop.Joined::took).toList());
    String what = "join to told at " + perSecond + "/s, p50 / p95 / p99";
    String result = "%s / %s / %s".formatted(times.text(50), times.text(95), times.text(99));
    boolean met =
        told.size() == number
            && times.percentile(99).filter(p -> p.compareTo(AIM) <= 0).isPresent();
    return List.of(
        perSecond == AIMED_AT
            ? Row.of(what, result, "p99 <= " + AIM.toMillis() + " ms", met)
            : Row.of(what, result),
        Row.of(
            "  told, of all; still to tell at the last arrival",
            "%d of %d; %d".formatted(told.size(), number, behind)),
        Row.of(
            "  joins answered in, p50 / p99",
            "%s / %s".formatted(answered.text(50), answered.text(99))),
        Row.of("  cores in use while they arrive", cores),
        Row.of("  all matches over and their pods gone", ended ? "yes" : "NO"));
  }
}
