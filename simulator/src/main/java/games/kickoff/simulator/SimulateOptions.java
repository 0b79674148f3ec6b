package games.kickoff.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to simulate.
 *
 * @param rates players a second
 * @param bursts whether a tenfold burst is run too
 * @param queue a MatchQueue's YAML; empty: five against five, the documented rules
 * @param tickets recorded tickets to play instead of made up ones
 * @param sweep whether windows are swept to show the frontier
 */
record SimulateOptions(
    List<Double> rates,
    boolean bursts,
    long seed,
    Duration length,
    Optional<Path> queue,
    Optional<Path> tickets,
    boolean parties,
    boolean sweep,
    Path out) {

  private static final String HELP =
      """
      make simulate [RATE=2,20,200,burst] [SEED=7] [HOURS=1] [QUEUE=queue.yaml] [TICKETS=tickets.csv]
                    [PARTIES=no] [SWEEP=no] [OUT=directory]
      docs/matchmaking.md says what comes out.\
      """;

  /**
   * @throws IllegalArgumentException that says what is wrong
   */
  static SimulateOptions parse(String... arguments) {
    String rate = "2,20,200,burst";
    String seed = "7";
    String hours = "1";
    String queue = "";
    String tickets = "";
    String parties = "yes";
    String sweep = "yes";
    String out = "simulator/target/simulation";
    for (int at = 0; at < arguments.length; at += 2) {
      String value = at + 1 < arguments.length ? arguments[at + 1] : "";
      if (value.isEmpty() && arguments[at].startsWith("--") && !arguments[at].equals("--help")) {
        continue; // make passes on what was not given
      }
      switch (arguments[at]) {
        case "--rate" -> rate = value;
        case "--seed" -> seed = value;
        case "--hours" -> hours = value;
        case "--queue" -> queue = value;
        case "--tickets" -> tickets = value;
        case "--parties" -> parties = value;
        case "--sweep" -> sweep = value;
        case "--out" -> out = value;
        default -> throw new IllegalArgumentException(HELP);
      }
    }
    List<Double> rates = new ArrayList<>();
    boolean bursts = false;
    for (String one : rate.split(",")) {
      if (one.strip().equals("burst")) {
        bursts = true;
      } else {
        rates.add(number("RATE", one, 0.01, 10_000));
      }
    }
    return new SimulateOptions(
        List.copyOf(rates),
        bursts,
        (long) number("SEED", seed, Long.MIN_VALUE, Long.MAX_VALUE),
        Duration.ofMillis((long) (3_600_000 * number("HOURS", hours, 0.01, 1_000))),
        path(queue),
        path(tickets),
        yes("PARTIES", parties),
        yes("SWEEP", sweep),
        Path.of(out));
  }

  private static Optional<Path> path(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }

  private static boolean yes(String name, String value) {
    return switch (value) {
      case "yes", "true", "1" -> true;
      case "no", "false", "0" -> false;
      default -> throw new IllegalArgumentException(name + " is yes or no, not " + value);
    };
  }

  private static double number(String name, String value, double least, double most) {
    try {
      double number = Double.parseDouble(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " is a number" + (least > 0 ? " of at least " + least : "") + ", not " + value);
  }
}
