package games.kickoff.simulator.bench;

import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.skill.SkillMatcher;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.simulator.FiveOnFive;
import games.kickoff.simulator.population.Load;
import games.kickoff.simulator.population.MadeUp;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmarks of one plan of five against five with skill and parties. In {@link #plan}, all tickets
 * have waited between 10 and 40 seconds, so nearly all of them play. In {@link #nobody}, none can
 * play, as in a pool that has not changed since the last plan.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class PlanBenchmark {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = START.plusSeconds(40);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final MatchRules RULES = FiveOnFive.rules();

  /** A pool of tickets of which nearly all can play. */
  @State(Scope.Benchmark)
  public static class Waiting {

    /** The number of waiting tickets. */
    @Param({"100", "1000", "10000", "100000"})
    public int tickets;

    private Pool pool = new Pool(List.of());

    /** Fills the pool with tickets that have arrived within about 27 seconds. */
    @Setup
    public void fill() {
      double players = tickets * 1.65 / 30 * 1.1;
      MadeUp arrivals = new MadeUp(Load.steady(players), true, START, Duration.ofSeconds(300), 7);
      List<Ticket> some = new ArrayList<>();
      while (some.size() < tickets) {
        some.add(arrivals.next().ticket());
      }
      pool = new Pool(some);
    }
  }

  /** A pool of tickets of which none can play, as their windows are still closed. */
  @State(Scope.Benchmark)
  public static class Apart {

    /** The number of waiting tickets. */
    @Param({"100", "1000", "10000", "100000"})
    public int tickets;

    private Pool pool = new Pool(List.of());

    /** Fills the pool with tickets that have not waited yet. */
    @Setup
    public void fill() {
      MadeUp arrivals =
          new MadeUp(Load.steady(tickets * 1000.0), true, NOW, Duration.ofSeconds(300), 7);
      List<Ticket> some = new ArrayList<>();
      while (some.size() < tickets) {
        some.add(arrivals.next().ticket());
      }
      pool = new Pool(some);
    }
  }

  /**
   * Sums over all plans. CPU time is that of the thread, as other processes may use the machine.
   */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Planned {
    /** The number of plans. */
    public long plans;

    /** The players in the plans' matches. */
    public long players;

    /** The thread's CPU time in nanoseconds. */
    public long cpuNanos;

    private MatchPlan count(Pool pool) {
      long before = THREADS.getCurrentThreadCpuTime();
      MatchPlan plan = new SkillMatcher().plan(pool, RULES, NOW, 7);
      cpuNanos += THREADS.getCurrentThreadCpuTime() - before;
      plans++;
      players += 10L * plan.lineups().size();
      return plan;
    }
  }

  /** A plan in which nearly all tickets play. */
  @Benchmark
  public MatchPlan plan(Waiting waiting, Planned planned) {
    return planned.count(waiting.pool);
  }

  /** A plan in which no ticket plays. */
  @Benchmark
  public MatchPlan nobody(Apart apart, Planned planned) {
    return planned.count(apart.pool);
  }
}
