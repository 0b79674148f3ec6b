package games.kickoff.gateway.serving.hold;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many things each key holds at once. A key that holds nothing takes no memory. */
public final class Holds<K> {

  private final ConcurrentMap<K, Integer> byKey = new ConcurrentHashMap<>();

  /** Counts one more, and returns how many the key holds with it. */
  public int take(K key) {
    return byKey.merge(key, 1, Integer::sum);
  }

  /** Counts one less. Each take is released once. */
  public void release(K key) {
    byKey.computeIfPresent(key, (k, held) -> held == 1 ? null : held - 1);
  }

  int of(K key) {
    return byKey.getOrDefault(key, 0);
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }
}
