package games.kickoff.core.match.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A cache of the packings that were used last: every plan of a queue uses the same few, and listing
 * the ways of one takes longer than a small plan. It is bounded by the count of numbers they hold
 * together; 4,000,000 of them are 16 MB.
 */
final class RecentPackings {

  /** The teams' sizes, and whether all teams must have parties of the same sizes. */
  record Key(List<Integer> capacities, boolean mirrored) {}

  private final long most;
  private final Map<Key, Packing> packings = new LinkedHashMap<>(64, 0.75f, true);
  private long held;

  RecentPackings(long most) {
    this.most = most;
  }

  /** The packing of that key; made by {@code listing} when the cache does not have it. */
  Packing get(Key key, Supplier<Packing> listing) {
    synchronized (packings) {
      Packing recent = packings.get(key);
      if (recent != null) {
        return recent;
      }
    }
    Packing listed = listing.get(); // outside the lock, so that other threads need not wait
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
