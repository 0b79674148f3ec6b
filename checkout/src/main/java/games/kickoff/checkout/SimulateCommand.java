package games.kickoff.checkout;

import games.kickoff.cli.line.MustBe;
import games.kickoff.cli.line.WrongOption;
import games.kickoff.simulator.SimulateOptions;
import games.kickoff.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Simulates an hour of a queue's matchmaking in a few seconds of real time. */
@Command(
    name = "simulate",
    description = "Simulate matchmaking: an hour of a queue in seconds.",
    footer = {"", "docs/matchmaking.md explains the output."})
final class SimulateCommand implements Callable<Integer> {

  private static final String BURST = "burst";

  @Option(
      names = "--rate",
      paramLabel = "R",
      split = ",",
      converter = Rate.class,
      description = "players a second, several with commas, and burst (2,20,200,burst)")
  private List<String> rates = List.of("2", "20", "200", BURST);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed gives the same figures (7)")
  @MustBe("a whole number")
  private long seed = 7;

  @Option(
      names = "--hours",
      paramLabel = "H",
      converter = Hours.class,
      description = "how long (1)")
  private Duration length = Duration.ofHours(1);

  @Option(
      names = "--queue",
      paramLabel = "FILE",
      description = "a MatchQueue's manifest (five against five, the documented rules)")
  private Optional<Path> queue = Optional.empty();

  @Option(
      names = "--tickets",
      paramLabel = "FILE",
      description = "recorded tickets, a CSV (made up ones)")
  private Optional<Path> tickets = Optional.empty();

  @Option(
      names = "--parties",
      paramLabel = "yes|no",
      arity = "1",
      converter = Yes.class,
      description = "made up tickets have parties (yes)")
  @MustBe("yes or no")
  private boolean parties = true;

  @Option(
      names = "--sweep",
      paramLabel = "yes|no",
      arity = "1",
      converter = Yes.class,
      description = "sweep windows to show the frontier (yes)")
  @MustBe("yes or no")
  private boolean sweep = true;

  @Option(
      names = "--out",
      paramLabel = "DIRECTORY",
      description = "where the reports go (${DEFAULT-VALUE})")
  private Path out = Path.of("simulator", "target", "simulation");

  @Override
  public Integer call() throws IOException {
    Simulator simulator = WrongOption.unless(() -> Simulator.of(options()));
    simulator.run();
    return 0;
  }

  SimulateOptions options() {
    List<Double> steady =
        rates.stream().filter(rate -> !rate.equals(BURST)).map(Double::valueOf).toList();
    return new SimulateOptions(
        steady, rates.contains(BURST), seed, length, queue, tickets, parties, sweep, out);
  }

  private static double number(String name, String value, double most) {
    try {
      double number = Double.parseDouble(value);
      if (number >= 0.01 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new TypeConversionException(name + " is a number of at least 0.01, not " + value);
  }

  /** Converts a number of players per second, or {@code burst}. */
  static final class Rate implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      String rate = text.strip();
      return rate.equals(BURST) ? rate : Double.toString(number("RATE", rate, 10_000));
    }
  }

  /** Converts a number of hours, which may have a fraction. */
  static final class Hours implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Duration.ofMillis((long) (3_600_000 * number("HOURS", text, 1_000)));
    }
  }

  /** Converts the values by which variables of the Makefile mean yes or no. */
  static final class Yes implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String text) {
      return switch (text) {
        case "yes", "true", "1" -> true;
        case "no", "false", "0" -> false;
        default -> throw new IllegalArgumentException(text);
      };
    }
  }
}
