package games.kickoff.local.bench;

import games.kickoff.local.pod.HollowExecution;
import games.kickoff.local.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Measures for how long nobody is assigned when the leading operator is stopped by SIGTERM, and
 * when it is killed, while another one stands by and players keep arriving. It is measured from
 * outside, as the longest time between two assignments.
 */
final class HandOverBench {

  private static final int JOINS_PER_SECOND = 10;
  private static final int FILL_PER_SECOND = 100;

  private static final Duration FOR_EVER = Duration.ofHours(1);
  private static final Duration MATCH = Duration.ofSeconds(3);
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(5);
  private static final Duration STAND_BY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration AIM = Duration.ofSeconds(2);

  private final BenchOptions options;
  private final Cleanup cleanup;
  private int round;

  /** How a leader ends. */
  private enum End {
    PLANNED("stopped (SIGTERM)"),
    KILLED("killed (SIGKILL)");

    private final String words;

    End(String words) {
      this.words = words;
    }
  }

  /**
   * The result of a round.
   *
   * @param usual the longest time without an assignment before the leader's end
   * @param gap the longest time without an assignment from the last one before the leader's end
   * @param joined how many players joined
   * @param assigned how many of them were assigned
   */
  private record Seen(Duration usual, Duration gap, int joined, int assigned) {
    double ratio() {
      return seconds(gap) / seconds(usual);
    }
  }

  HandOverBench(BenchOptions options, Cleanup cleanup) {
    this.options = options;
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    int sessions = options.sessions();
    HollowStack stack =
        HollowStack.start(
            cleanup,
            new HollowStack.Shape(
                options.api(),
                1,
                RETENTION,
                new FirstOnesStay(new HollowExecution(), sessions, MATCH),
                it -> it.withOperators(2).withLease(options.lease())));
    fill(stack, sessions);
    List<Seen> planned = new ArrayList<>();
    List<Seen> killed = new ArrayList<>();
    for (int i = 0; i < options.rounds(); i++) {
      planned.add(round(stack, End.PLANNED));
      killed.add(round(stack, End.KILLED));
    }
    cleanup.closeParts();
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows(End.PLANNED, planned, AIM));
    rows.addAll(rows(End.KILLED, killed, options.lease().plus(AIM)));
    rows.add(
        Row.of(
            "  lease; live sessions; joins; rounds",
            "%d s; %d; %d/s; %d"
                .formatted(
                    options.lease().toSeconds(), sessions, JOINS_PER_SECOND, options.rounds())));
    return rows;
  }

  private static void fill(HollowStack stack, int sessions)
      throws IOException, InterruptedException {
    int players = 2 * sessions;
    var unused = new OpenLoop(stack.gateway()).run("live", FILL_PER_SECOND, players);
    if (!stack.awaitAssigned(players, PATIENCE)) {
      throw new IOException(
          "%d of %d players were assigned to the sessions that stay"
              .formatted(stack.assigned(), players));
    }
  }

  private Seen round(HollowStack stack, End end) throws IOException, InterruptedException {
    awaitStandBy(stack);
    Service leader = leader(stack).orElseThrow(() -> new IOException("no operator leads"));
    int before = stack.assigned();
    OpenLoop trickle = new OpenLoop(stack.gateway());
    String prefix = "r" + round++ + "-";
    CompletableFuture<Integer> arriving = arrive(trickle, prefix);
    try {
      long start = System.nanoTime();
      awaitAssignmentSince(stack, start);
      TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis()); // the load lasts this long
      long first = stack.assignedSince(start)[0];
      long ended = System.nanoTime();
      stack.services().excuse(leader);
      switch (end) {
        case PLANNED -> leader.process().askToStop();
        case KILLED -> leader.process().kill();
      }
      awaitSuccessor(stack);
      awaitAssignmentSince(stack, System.nanoTime());
      TimeUnit.MILLISECONDS.sleep(AFTER.toMillis());
      long now = System.nanoTime();
      long[] assigned = stack.assignedSince(first);
      long last = first;
      for (long at : assigned) {
        last = at <= ended ? at : last;
      }
      trickle.stop();
      int joined = arriving.join() / 2 * 2;
      stack.awaitAssigned(before + joined, PATIENCE);
      Seen seen =
          new Seen(
              Gap.longest(assigned, first, ended),
              Gap.longest(assigned, last, now),
              joined,
              stack.assigned() - before);
      System.out.printf(
          "  %s: %.2f s without an assignment, %.2f s before; %d of %d assigned%n",
          end.words, seconds(seen.gap()), seconds(seen.usual()), seen.assigned(), seen.joined());
      return seen;
    } finally {
      trickle.stop();
    }
  }

  /**
   * Starts an operator in place of the one that ended, as a Deployment does, and waits until one
   * leads and both are ready; then 10 s more for them to settle.
   */
  private void awaitStandBy(HollowStack stack) throws IOException, InterruptedException {
    if (stack.services().expected().stream().filter(HandOverBench::isOperator).count() < 2) {
      var unused = stack.stack().startOperator();
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (leader(stack).isEmpty()
        || !stack.services().expected().stream().allMatch(LeaderSeen::isReady)) {
      pause(stack, deadline, "no leader with a stand-by");
    }
    TimeUnit.MILLISECONDS.sleep(options.length(STAND_BY).toMillis());
  }

  private static boolean isOperator(Service service) {
    return service.name().startsWith("operator");
  }

  private static Optional<Service> leader(HollowStack stack) {
    return LeaderSeen.among(stack.services().expected());
  }

  private static CompletableFuture<Integer> arrive(OpenLoop trickle, String prefix) {
    CompletableFuture<Integer> joined = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            joined.complete(trickle.run(prefix, JOINS_PER_SECOND, 100_000).size());
          } catch (IOException | RuntimeException e) {
            joined.completeExceptionally(e);
          }
        });
    return joined;
  }

  private void awaitSuccessor(HollowStack stack) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + options.lease().plus(PATIENCE).toNanos();
    while (leader(stack).isEmpty()) {
      pause(stack, deadline, "no other operator took over");
    }
  }

  private static void awaitAssignmentSince(HollowStack stack, long nanos)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (stack.assignedSince(nanos).length == 0) {
      pause(stack, deadline, "nobody was assigned");
    }
  }

  private static void pause(HollowStack stack, long deadline, String what)
      throws IOException, InterruptedException {
    stack.services().check();
    if (System.nanoTime() > deadline) {
      throw new IOException(what + " in time; see the operators' logs");
    }
    TimeUnit.MILLISECONDS.sleep(50);
  }

  private static List<Row> rows(End end, List<Seen> rounds, Duration aim) {
    Spread gap = spread(rounds.stream().map(Seen::gap).toList());
    Spread usual = spread(rounds.stream().map(Seen::usual).toList());
    int joined = rounds.stream().mapToInt(Seen::joined).sum();
    int assigned = rounds.stream().mapToInt(Seen::assigned).sum();
    return List.of(
        Row.of(
                "leader " + end.words + ": nobody assigned for",
                gap.text("%.2f") + " s",
                "max <= " + aim.toSeconds() + " s",
                gap.max() <= seconds(aim))
            .beside(
                "before it %.2f s".formatted(usual.median()),
                Spread.of(rounds.stream().mapToDouble(Seen::ratio).toArray())),
        Row.of("  assigned in the end", assigned + " of " + joined));
  }

  private static Spread spread(List<Duration> durations) {
    return Spread.of(durations.stream().mapToDouble(HandOverBench::seconds).toArray());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
