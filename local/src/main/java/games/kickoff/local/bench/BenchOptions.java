package games.kickoff.local.bench;

import games.kickoff.local.api.ApiChoice;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The benches' arguments.
 *
 * @param parts what to run
 * @param brief a few seconds each, to see that all of it works; too short to quote
 * @param api the Kubernetes API of those that need one
 * @param sessions live ones while leadership is handed over
 * @param lease how long a silent leader keeps the other one waiting then
 * @param rounds of each kind of hand-over
 */
record BenchOptions(
    Set<Part> parts, boolean brief, ApiChoice api, int sessions, Duration lease, int rounds) {

  /** One load. */
  enum Part {
    STORE,
    LADDER,
    HTTP,
    TOLD,
    FOOTPRINT,
    HANDOVER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final String HELP =
      """
      Measures Kickoff on this machine, everything embedded, and prints a table (docs/bench.md).

        --only PART[,PART]   some of: store, ladder, http, told, footprint, handover (all)
        --brief              a few seconds each, to see that all of it works; too short to quote
        --sessions N         handover: live sessions, 0 to 2000 (500)
        --lease S            handover: duration of the Lease, 1 to 60 s (15, as in the chart)
        --rounds N           handover: leaders stopped, and as many killed, 1 to 20 (3)
        --help               this text

      store      joins and claims beside bare scripts on the same Redis, in turns
      ladder     boards, ranks and results with a million players on embedded Postgres
      http       joins through a gateway of its own, over kept connections
      told       from the join's answer to the server's address, at 100 and at 500 joins a second
      footprint  the operator's memory and threads with 2,000 live sessions
      handover   how long nobody is assigned when the leader is stopped, and when it is killed

      KICKOFF_LOCAL_API=real|mock|auto chooses the Kubernetes API (auto: real where its binaries are).
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that is wrong and what it takes
   */
  static BenchOptions parse(List<String> arguments, Map<String, String> environment) {
    Set<Part> parts = EnumSet.allOf(Part.class);
    boolean brief = false;
    int sessions = 500;
    int lease = 15;
    int rounds = 3;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      switch (name) {
        case "--only" -> parts = parts(rest.hasNext() ? rest.next() : "");
        case "--brief" -> {
          brief = true;
          sessions = 50;
          lease = 3;
          rounds = 1;
        }
        case "--sessions" -> sessions = number(name, rest, 0, 2_000);
        case "--lease" -> lease = number(name, rest, 1, 60);
        case "--rounds" -> rounds = number(name, rest, 1, 20);
        default -> throw new IllegalArgumentException("unknown argument " + name + "; try --help");
      }
    }
    return new BenchOptions(
        parts, brief, ApiChoice.from(environment), sessions, Duration.ofSeconds(lease), rounds);
  }

  private static int number(String name, Iterator<String> rest, int least, int most) {
    String text = rest.hasNext() ? rest.next() : "";
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new IllegalArgumentException(
        name + " takes a number from " + least + " to " + most + ", not '" + text + "'");
  }

  private static Set<Part> parts(String text) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String word : text.split(",", -1)) {
      parts.add(
          Arrays.stream(Part.values())
              .filter(part -> part.word().equals(word))
              .findAny()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "--only takes some of "
                          + Arrays.stream(Part.values())
                              .map(Part::word)
                              .collect(Collectors.joining(","))
                          + ", not '"
                          + text
                          + "'")));
    }
    return parts;
  }

  /** The whole length of a load, or a tenth of it, though at least a second. */
  Duration length(Duration whole) {
    Duration tenth = whole.dividedBy(10);
    return !brief ? whole : tenth.toSeconds() < 1 ? Duration.ofSeconds(1) : tenth;
  }

  /** The whole size of a load, or a tenth of it. */
  int size(int whole) {
    return brief ? whole / 10 : whole;
  }
}
