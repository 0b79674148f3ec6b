package games.kickoff.checkout;

import games.kickoff.cli.line.Within;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.bench.Bench;
import games.kickoff.local.bench.BenchOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures Kickoff on this machine. */
@Command(
    name = "bench",
    description = "Measure Kickoff on this machine and print a table (docs/bench.md).",
    footer = {
      "",
      "store      joins and claims beside bare scripts on the same Redis, in turns",
      "ladder     boards, ranks and results with a million players on embedded Postgres",
      "http       joins through a gateway of its own, over kept connections",
      "assigned   from the join's answer to the server's address, at 100 and at 500 joins a second",
      "footprint  the operator's memory and threads with 2,000 live sessions",
      "handover   how long nobody is assigned when the leader is stopped, and when it is killed",
      "",
      "KICKOFF_LOCAL_API=real|mock|auto chooses the Kubernetes API (auto: real where its binaries"
          + " are)."
    })
final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "some of: store, ladder, http, assigned, footprint, handover (all)")
  private Set<BenchOptions.Part> only = EnumSet.allOf(BenchOptions.Part.class);

  @Option(
      names = "--brief",
      description = "a few seconds each, to see that all of it works; too short to quote")
  private boolean brief;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "handover: live sessions, 0 to 2000 (500)")
  @Within(least = 0, most = 2_000)
  private Optional<Integer> sessions = Optional.empty();

  @Option(
      names = "--lease",
      paramLabel = "S",
      description = "handover: duration of the Lease, 1 to 60 s (15, as in the chart)")
  @Within(least = 1, most = 60)
  private Optional<Integer> lease = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "handover: leaders stopped, and as many killed, 1 to 20 (3)")
  @Within(least = 1, most = 20)
  private Optional<Integer> rounds = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    BenchOptions options = WrongOption.unless(() -> options(System.getenv()));
    try {
      Bench.run(options);
      return 0;
    } catch (IOException | IllegalStateException e) {
      throw new IOException("The benchmarks failed: " + e.getMessage(), e);
    }
  }

  /**
   * The options as the benchmarks take them.
   *
   * @throws IllegalArgumentException if KICKOFF_LOCAL_API has an unknown value
   */
  BenchOptions options(Map<String, String> environment) {
    return new BenchOptions(
        EnumSet.copyOf(only),
        brief,
        ApiChoice.from(environment),
        sessions.orElse(brief ? 50 : 500),
        Duration.ofSeconds(lease.orElse(brief ? 3 : 15)),
        rounds.orElse(brief ? 1 : 3));
  }
}
