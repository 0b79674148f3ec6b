package games.kickoff.gateway.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The waiting requests, by key. A key without waits takes no memory, and waking it does nothing.
 */
final class Waits<K> {

  private final ConcurrentMap<K, Set<Wait>> byKey = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /** Registers a wait for the key; closing it removes it. */
  Wait begin(K key) {
    Wait wait = new Wait(key);
    byKey.compute(
        key,
        (k, waits) -> {
          Set<Wait> known = waits == null ? ConcurrentHashMap.newKeySet(1) : waits;
          known.add(wait);
          return known;
        });
    count.incrementAndGet();
    return wait;
  }

  void wake(K key) {
    @Nullable Set<Wait> waits = byKey.get(key);
    if (waits != null) {
      waits.forEach(Wait::wake);
    }
  }

  void wakeAll() {
    byKey.values().forEach(waits -> waits.forEach(Wait::wake));
  }

  int count() {
    return count.get();
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** One request's wait. */
  final class Wait implements AutoCloseable {

    private final K key;
    private final Semaphore woken = new Semaphore(0);

    private Wait(K key) {
      this.key = key;
    }

    private void wake() {
      woken.release();
    }

    /**
     * Waits until it is woken. Wakes since the wait began, or since this method last returned,
     * count, too; several count as one.
     *
     * @return false if the time is over without a wake
     */
    boolean untilWoken(long nanos) throws InterruptedException {
      boolean wake = woken.tryAcquire(nanos, TimeUnit.NANOSECONDS);
      woken.drainPermits();
      return wake;
    }

    @Override
    public void close() {
      count.decrementAndGet();
      byKey.computeIfPresent(
          key,
          (k, waits) -> {
            waits.remove(this);
            return waits.isEmpty() ? null : waits;
          });
    }
  }
}
