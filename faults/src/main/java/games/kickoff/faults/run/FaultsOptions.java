package games.kickoff.faults.run;

import games.kickoff.faults.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which faults are played.
 *
 * @param runs how many runs in total, evenly spread over the kinds; at least 1
 * @param seed the seed of the first run of each kind; each further run of a kind has the next
 *     integer
 * @param kinds at least one
 * @param parallel how many runs are played at once, each on stores of its own; at least 1
 */
public record FaultsOptions(int runs, long seed, List<FaultKind> kinds, int parallel) {

  /** Every kind of fault except {@link FaultKind#NONE}. */
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
