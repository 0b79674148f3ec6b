package games.kickoff.local.bench;

import games.kickoff.loadtest.report.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Measures the time from a join's answer to the announcement that its ticket is assigned, on a
 * whole stack whose servers are ready at once and whose matches end after 3 s. It is an open loop:
 * a slow operator does not slow the arrivals down.
 */
final class AssignmentBench {

  private static final int TEAM_SIZE = 2;
  private static final Duration MATCH = Duration.ofSeconds(3);

  /** Short, since the mock API keeps all objects in this JVM's memory. */
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration LENGTH = Duration.ofSeconds(7);
  private static final int ROUNDS = 3;
  private static final Duration BARE = Duration.ofSeconds(1);

  /**
   * The time limit for all players to be assigned, and then for all matches to be over. It is long,
   * since how long that takes is part of the result.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration AIM = Duration.ofMillis(250);
  private static final int AIMED_AT = 100;
  private static final int RUSH = 500;

  private final BenchOptions options;
  private final Cleanup cleanup;

  /**
   * The result of one load.
   *
   * @param assigned for each assigned player, the time from the join's answer to the assignment
   * @param answered for each join, the time from when it was due to its answer
   * @param number how many players joined
   * @param rate the players assigned per second, from the first arrival to the last assignment
   * @param behind how many players were not assigned yet at the last arrival
   * @param cores the cores in use while the players arrived, as text
   * @param ended whether all matches were over in time
   */
  private record Load(
      List<Duration> assigned,
      List<Duration> answered,
      int number,
      double rate,
      int behind,
      String cores,
      boolean ended) {

    double p50() {
      return Durations.of(assigned).percentile(50).map(p -> p.toNanos() / 1e6).orElse(Double.NaN);
    }
  }

  AssignmentBench(BenchOptions options, Cleanup cleanup) {
    this.options = options;
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    HollowStack stack =
        HollowStack.start(
            cleanup, HollowStack.Shape.of(options.api(), TEAM_SIZE, MATCH, RETENTION));
    Yardsticks yardsticks = cleanup.add(new Yardsticks(stack.stack(), BARE));
    var unused = load(stack, "warm", AIMED_AT, options.length(WARM_UP));
    List<Row> rows = new ArrayList<>();
    rows.addAll(rounds(stack, yardsticks, "a", AIMED_AT));
    rows.addAll(rounds(stack, yardsticks, "b", RUSH));
    rows.add(yardsticks.row());
    cleanup.closeParts();
    return rows;
  }

  private List<Row> rounds(HollowStack stack, Yardsticks yardsticks, String prefix, int perSecond)
      throws IOException, InterruptedException {
    List<Load> loads = new ArrayList<>();
    Rounds times = new Rounds();
    Rounds rates = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      BareApi.Writes bare = yardsticks.take();
      Load load = load(stack, prefix + round + "-", perSecond, options.length(LENGTH));
      loads.add(load);
      times.add(load.p50(), bare.millis());
      rates.add(load.rate(), bare.perSecond());
    }
    return rows(perSecond, loads, times, rates);
  }

  private static Load load(HollowStack stack, String prefix, int perSecond, Duration length)
      throws IOException, InterruptedException {
    int fullMatch = 2 * TEAM_SIZE;
    int number = (int) (perSecond * length.toMillis() / 1000) / fullMatch * fullMatch;
    int assignedBefore = stack.assigned();
    CpuTimes before = CpuTimes.now();
    long start = System.nanoTime();
    List<OpenLoop.Joined> joined = new OpenLoop(stack.gateway()).run(prefix, perSecond, number);
    Duration arriving = Duration.ofNanos(System.nanoTime() - start);
    int behind = assignedBefore + number - stack.assigned();
    String cores = CpuTimes.now().since(before, arriving);
    stack.awaitAssigned(assignedBefore + number, PATIENCE);
    List<Duration> assigned = new ArrayList<>();
    long last = start;
    for (OpenLoop.Joined each : joined) {
      OptionalLong at = stack.assignedAt(each.player());
      if (at.isPresent()) {
        // The announcement may come before the join's answer.
        assigned.add(Duration.ofNanos(Math.max(0, at.getAsLong() - each.answered())));
        last = Math.max(last, at.getAsLong());
      }
    }
    return new Load(
        assigned,
        joined.stream().map(OpenLoop.Joined::took).toList(),
        number,
        assigned.size() / ((last - start) / 1e9),
        behind,
        cores,
        stack.awaitIdle(PATIENCE));
  }

  private static List<Row> rows(int perSecond, List<Load> loads, Rounds times, Rounds rates) {
    Durations assigned =
        Durations.of(loads.stream().flatMap(load -> load.assigned().stream()).toList());
    Durations answered =
        Durations.of(loads.stream().flatMap(load -> load.answered().stream()).toList());
    int number = loads.stream().mapToInt(Load::number).sum();
    Row row =
        Row.of(
                "join to assigned at " + perSecond + "/s, p50 / p95 / p99",
                "%s / %s / %s".formatted(assigned.text(50), assigned.text(95), assigned.text(99)))
            .beside("API write p50 " + Row.millis(times.bare().median()), times.ratios());
    boolean met =
        assigned.sorted().size() == number
            && assigned.percentile(99).filter(p -> p.compareTo(AIM) <= 0).isPresent();
    return List.of(
        perSecond == AIMED_AT ? row.aiming("p99 <= " + AIM.toMillis() + " ms", met) : row,
        Row.of("  players assigned a second", Row.rate(rates.ours().median()))
            .beside("API writes " + Row.rate(rates.bare().median()), rates.ratios()),
        Row.of(
            "  assigned, of all; still to assign at the last arrival",
            "%d of %d; %d"
                .formatted(
                    assigned.sorted().size(),
                    number,
                    loads.stream().mapToInt(Load::behind).max().orElse(0))),
        Row.of(
            "  joins answered in, p50 / p99",
            "%s / %s".formatted(answered.text(50), answered.text(99))),
        Row.of("  cores in use while they arrive", loads.getLast().cores()),
        Row.of(
            "  all matches over and their pods gone",
            loads.stream().allMatch(Load::ended) ? "yes" : "NO"));
  }
}
