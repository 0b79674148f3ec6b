package games.kickoff.faults.run;

import games.kickoff.faults.check.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays runs that each break a realm, and prints a table of their results. */
public final class Faults {

  private Faults() {}

  /** Returns whether no invariant was broken and every run could be played. */
  public static boolean run(FaultsOptions options) throws IOException, InterruptedException {
    Instant start = Instant.now();
    Path directory = Files.createTempDirectory("kickoff-faults-");
    FaultSuite sitting =
        new FaultSuite(options, new Progress(System.out, options.runs()), directory);
    List<RunResult> results = sitting.play();
    System.out.println();
    System.out.print(FaultsTable.of(results));
    System.out.printf(
        "%d runs in %.1f minutes%n",
        results.size(), Duration.between(start, Instant.now()).toMillis() / 60_000.0);
    List<RunResult> bad = results.stream().filter(r -> !r.violations().isEmpty()).toList();
    for (RunResult result : bad) {
      Path folder = directory.resolve(result.kind().word() + "-" + result.seed());
      System.out.printf(
          "%nViolation; repeat with: make faults FAULT=%s SEED=%d RUNS=1   logs: %s%n",
          result.kind().word(), result.seed(), folder);
      for (Violation violation : result.violations()) {
        System.out.println("  " + violation);
      }
      System.out.print(Files.readString(folder.resolve("violation.txt")));
    }
    if (bad.isEmpty() && !sitting.isBroken()) {
      Files.deleteIfExists(directory);
      return true;
    }
    System.out.println("Everything is in " + directory);
    return false;
  }
}
