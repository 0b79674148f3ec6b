package games.kickoff.core.match.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The packings asked for last: every plan of a queue asks for the same few, and listing one's ways
 * takes longer than a small plan. Bounded by the numbers they hold together, 16 MB.
 */
final class RecentPackings {

  /** Teams, and whether each must have parties of the same sizes. */
  record Key(List<Integer> capacities, boolean mirrored) {}

  private final long most;
  private final Map<Key, Packing> packings = new LinkedHashMap<>(64, 0.75f, true);
  private long held;

  RecentPackings(long most) {
    this.most = most;
  }

  /** The one of that key, listed anew when it was not asked for lately. */
  Packing get(Key key, Supplier<Packing> listing) {
    synchronized (packings) {
      Packing recent = packings.get(key);
      if (recent != null) {
        return recent;
      }
    }
    Packing listed = listing.get(); // not under the lock: others need not wait
    synchronized (packings) {
      Packing other = packings.putIfAbsent(key, listed);
      if (other != null) {
        return other;
      }
      held += listed.weight();
      var eldest = packings.entrySet().iterator();
      while (held > most && eldest.hasNext()) {
        held -= eldest.next().getValue().weight();
        eldest.remove();
      }
    }
    return listed;
  }

  int size() {
    synchronized (packings) {
      return packings.size();
    }
  }
}
