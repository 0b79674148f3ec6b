package games.kickoff.faults.run;

import games.kickoff.faults.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The arguments. An empty value counts as not given.
 *
 * @param runs in all, evenly spread over the kinds
 * @param seed of the first run of each kind; the next one has the next
 * @param parallel runs at once, each on stores of its own
 */
record FaultsOptions(int runs, long seed, List<FaultKind> kinds, int parallel) {

  static final String HELP =
      """
      Breaks a running realm and checks what it promised (docs/reliability.md).

        make faults                           every kind of fault once
        make faults RUNS=300 SEED=7           so many runs, evenly spread; run n repeats with its seed
        make faults FAULT=redis-older SEED=9  one kind; several with commas
        make faults PARALLEL=2                runs at once

      Exits 1 when something was not kept; its seed, the histories of the players concerned and all
      logs are in the folder it names.

      %s\
      """
          .formatted(
              Arrays.stream(FaultKind.values())
                  .map(kind -> "  %-22s  %s%n".formatted(kind.word(), kind.what()))
                  .collect(Collectors.joining()));

  record One(FaultKind kind, long seed) {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that is wrong and what it takes
   */
  static FaultsOptions parse(List<String> arguments) {
    long seed = 1;
    int runs = 0;
    int parallel = 1;
    List<FaultKind> kinds =
        Arrays.stream(FaultKind.values()).filter(kind -> kind != FaultKind.NONE).toList();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (!List.of("--runs", "--seed", "--fault", "--parallel").contains(name)) {
        throw new IllegalArgumentException("unknown argument " + name + "; try --help");
      }
      String value = rest.hasNext() ? rest.next() : "";
      if (value.isEmpty()) {
        continue;
      }
      switch (name) {
        case "--runs" -> runs = (int) number(name, value, 1, 100_000);
        case "--seed" -> seed = number(name, value, 0, Integer.MAX_VALUE);
        case "--parallel" -> parallel = (int) number(name, value, 1, 16);
        default -> kinds = Arrays.stream(value.split(",")).map(FaultsOptions::kind).toList();
      }
    }
    return new FaultsOptions(runs == 0 ? kinds.size() : runs, seed, kinds, parallel);
  }

  private static FaultKind kind(String word) {
    return FaultKind.of(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "FAULT is one of "
                    + Arrays.stream(FaultKind.values())
                        .map(FaultKind::word)
                        .collect(Collectors.joining(", "))
                    + ", not '"
                    + word
                    + "'"));
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " takes a number from " + least + " to " + most + ", not '" + text + "'");
  }

  /** Every run, in order. */
  List<One> all() {
    List<One> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      all.add(new One(kinds.get(i % kinds.size()), seed + i / kinds.size()));
    }
    return all;
  }
}
