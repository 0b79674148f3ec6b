package games.kickoff.local.bench;

import games.kickoff.loadtest.report.Table;
import games.kickoff.local.api.ApiBinaries;
import games.kickoff.local.api.ApiChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs one bench after the other, then prints one table. */
public final class Bench {

  private Bench() {}

  /**
   * Runs the chosen benches and prints the table.
   *
   * @throws IOException when a part of Kickoff could not be started or answered wrongly
   */
  public static void run(BenchOptions options) throws IOException, InterruptedException {
    try (Cleanup cleanup = Cleanup.atExit()) {
      run(options, cleanup);
    }
  }

  private static void run(BenchOptions options, Cleanup cleanup)
      throws IOException, InterruptedException {
    System.out.println(machine());
    System.out.println("Kubernetes API: " + api(options.api()));
    List<Row> rows = new ArrayList<>();
    for (BenchOptions.Part part : options.parts()) {
      System.out.printf("%s, load %s%n", part.word(), load());
      rows.addAll(
          switch (part) {
            case STORE -> new StoreBench(options, cleanup).run();
            case LADDER -> new LadderBench(options, cleanup).run();
            case HTTP -> new HttpBench(options, cleanup).run();
            case ASSIGNED -> new AssignmentBench(options, cleanup).run();
            case FOOTPRINT -> new FootprintBench(options, cleanup).run();
            case HANDOVER -> new HandOverBench(options, cleanup).run();
          });
    }
    Table table = Table.headed(Row.HEAD);
    rows.forEach(row -> table.row(row.cells()));
    System.out.println();
    System.out.printf("%s, on %s%n", machine(), api(options.api()));
    System.out.print(table);
    if (options.brief()) {
      System.out.println("A brief run: too short to quote");
    }
  }

  /**
   * A text that says which API is used, which {@code AUTO} decides by the binaries on this machine.
   */
  private static String api(ApiChoice choice) {
    boolean real =
        choice == ApiChoice.REAL || choice == ApiChoice.AUTO && ApiBinaries.find().isPresent();
    return real ? "a real kube-apiserver" : "fabric8's mock";
  }

  private static String machine() throws IOException {
    return "%s, %s, %d cores of %s, Java %s"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("java.version"));
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return lines
          .lines()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /**
   * The machine's load average over the last minute: a number that was measured beside other work
   * says little.
   */
  private static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? Files.readString(file).split(" ")[0] : "unknown";
  }
}
