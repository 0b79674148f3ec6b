package games.kickoff.simulator;

import games.kickoff.simulator.report.CsvReport;
import games.kickoff.simulator.report.HtmlReport;
import games.kickoff.simulator.report.TableReport;
import games.kickoff.simulator.run.Heat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs what the options ask for and writes the reports. */
public final class Simulator {

  private final SimulateOptions options;
  private final Contest contest;

  private Simulator(SimulateOptions options, Contest contest) {
    this.options = options;
    this.contest = contest;
  }

  /** Makes a simulator, for which the queue's file is read. */
  public static Simulator of(SimulateOptions options) {
    return new Simulator(options, Contest.of(options));
  }

  /**
   * Runs the simulations. Prints each table when it is ready, and writes all results into the
   * options' directory {@code out}.
   */
  public void run() throws IOException {
    contest.warmUp();
    List<Heat> heats = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    for (Contest.Stream stream : contest.streams()) {
      Heat heat = contest.run(stream);
      heats.add(heat);
      String its = TableReport.of(heat);
      table.append(its);
      System.out.print(its);
    }
    Path out = options.out();
    Files.createDirectories(out);
    Files.writeString(out.resolve("table.txt"), table);
    Files.writeString(out.resolve("results.csv"), CsvReport.of(heats));
    Files.writeString(out.resolve("report.html"), HtmlReport.of(heats, contest.title()));
    System.out.println("Written to " + out + ": table.txt, results.csv, report.html");
  }
}
