package games.kickoff.local.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The benches' arguments.
 *
 * @param parts what to run
 * @param brief a few seconds each, to see that all of it works; too short to quote
 */
record BenchOptions(Set<Part> parts, boolean brief) {

  /** One load. */
  enum Part {
    STORE,
    LADDER,
    HTTP,
    TOLD,
    FOOTPRINT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final String HELP =
      """
      Measures Kickoff on this machine, everything embedded, and prints a table (docs/bench.md).

        --only PART[,PART]   some of: store, ladder, http, told, footprint (all)
        --brief              a few seconds each, to see that all of it works; too short to quote
        --help               this text

      store      joins and claims beside bare scripts on the same Redis, in turns
      ladder     boards, ranks and results with a million players on embedded Postgres
      http       joins through a gateway of its own, over kept connections
      told       from the join's answer to the server's address, at 100 and at 500 joins a second
      footprint  the operator's memory and threads with 2,000 live sessions
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that is wrong and what it takes
   */
  static BenchOptions parse(List<String> arguments) {
    Set<Part> parts = EnumSet.allOf(Part.class);
    boolean brief = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      switch (name) {
        case "--only" -> parts = parts(rest.hasNext() ? rest.next() : "");
        case "--brief" -> brief = true;
        default -> throw new IllegalArgumentException("unknown argument " + name + "; try --help");
      }
    }
    return new BenchOptions(parts, brief);
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
