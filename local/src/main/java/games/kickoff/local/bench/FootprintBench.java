package games.kickoff.local.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the memory and threads of an operator with 2,000 live matches, while it does nothing but
 * its audit.
 */
final class FootprintBench {

  private static final int SESSIONS = 2_000;
  private static final int JOINS_PER_SECOND = 150;
  private static final Duration FOR_EVER = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than a minute, the period of the audit, which looks at all sessions. */
  private static final Duration AN_AUDIT = Duration.ofSeconds(65);

  private static final long AIM_MB = 300;

  private final BenchOptions options;
  private final Cleanup cleanup;

  FootprintBench(BenchOptions options, Cleanup cleanup) {
    this.options = options;
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    int sessions = options.size(SESSIONS);
    HollowStack stack =
        HollowStack.start(cleanup, HollowStack.Shape.of(options.api(), 1, FOR_EVER, FOR_EVER));
    long pid = stack.stack().operators().getFirst().pid();
    Footprint idle = Footprint.of(pid);
    var unused = new OpenLoop(stack.gateway()).run("p", JOINS_PER_SECOND, 2 * sessions);
    boolean all = stack.awaitAssigned(2 * sessions, PATIENCE);
    long live = stack.stack().pods().counts().running();
    TimeUnit.MILLISECONDS.sleep(options.length(AN_AUDIT).toMillis());
    stack.services().check();
    Footprint full = Footprint.of(pid);
    cleanup.closeParts();
    return List.of(
        Row.of(
                "operator's RSS with %,d live sessions".formatted(live),
                full.rssMb() + " MB",
                "<= " + AIM_MB + " MB",
                all && live == sessions && full.rssMb() <= AIM_MB)
            .beside(
                "without any " + idle.rssMb() + " MB",
                Spread.of((double) full.rssMb() / idle.rssMb())),
        Row.of("  at its most", full.peakMb() + " MB"),
        Row.of("  platform threads; virtual threads", full.platform() + "; " + full.virtual()));
  }
}
