package games.kickoff.checkout;

import games.kickoff.cli.line.Within;
import games.kickoff.faults.fault.FaultKind;
import games.kickoff.faults.run.Faults;
import games.kickoff.faults.run.FaultsOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Injects faults into running realms and checks that the invariants hold (docs/architecture.md §4).
 */
@Command(
    name = "faults",
    description = "Inject faults into running realms and check the guarantees.")
final class FaultsCommand implements Callable<Integer> {

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "in all, evenly spread (each kind of fault once)")
  @Within(least = 1, most = 100_000)
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the first run of each kind; a run repeats with its seed (1)")
  @Within(least = 0, most = Integer.MAX_VALUE)
  private long seed = 1;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      split = ",",
      converter = Kind.class,
      description = "a kind of fault, or several with commas (all)")
  private List<FaultKind> kinds = FaultsOptions.EVERY_KIND;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "runs at once, each on stores of its own (1)")
  @Within(least = 1, most = 16)
  private int parallel = 1;

  private FaultsCommand() {}

  /** The command line; its help lists the kinds of faults. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new FaultsCommand());
    line.getCommandSpec()
        .usageMessage()
        .footer(
            Stream.concat(
                    Stream.of(
                        "",
                        "Exits 1 when an invariant was violated; its seed, the histories of the"
                            + " players concerned and all logs are in the folder it names.",
                        ""),
                    Arrays.stream(FaultKind.values())
                        .map(kind -> "%-22s  %s".formatted(kind.word(), kind.what())))
                .toArray(String[]::new));
    return line;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return Faults.run(new FaultsOptions(runs.orElse(kinds.size()), seed, kinds, parallel)) ? 0 : 1;
  }

  /** Converts the name of a kind of fault, as the help lists it. */
  static final class Kind implements ITypeConverter<FaultKind> {
    @Override
    public FaultKind convert(String word) {
      return FaultKind.of(word)
          .orElseThrow(() ->
              new TypeConversionException(
                  "FAULT is one of "
                      + Arrays.stream(FaultKind.values())
                          .map(FaultKind::word)
                          .collect(Collectors.joining(", "))
                      + ", not '"
                      + word
                      + "'"));
    }
  }
}
