package games.kickoff.faults.run;

import games.kickoff.faults.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be broken.
 *
 * @param runs in all, evenly spread over the kinds; at least 1
 * @param seed of the first run of each kind; the next one has the next
 * @param kinds at least one
 * @param parallel runs at once, each on stores of its own; at least 1
 */
public record FaultsOptions(int runs, long seed, List<FaultKind> kinds, int parallel) {

  /** Every kind of fault there is. */
  public static final List<FaultKind> EVERY_KIND =
      Arrays.stream(FaultKind.values()).filter(kind -> kind != FaultKind.NONE).toList();

  record One(FaultKind kind, long seed) {}

  /** Every run, in order. */
  List<One> all() {
    List<One> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      all.add(new One(kinds.get(i % kinds.size()), seed + i / kinds.size()));
    }
    return all;
  }
}
