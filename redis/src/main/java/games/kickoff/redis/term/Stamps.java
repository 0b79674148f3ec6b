package games.kickoff.redis.term;

import games.kickoff.core.term.Fence;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers a leader's writes to Redis. Each carries, beside its own number, the newest one that was
 * acknowledged: a Redis that remembers less has lost writes (a replica promoted without the last
 * ones, a restart from an older file), and closes itself until everything is put back.
 */
final class Stamps {

  private record Numbers(AtomicLong issued, AtomicLong acknowledged) {}

  /** One write: its stamp, and its number for {@link #acknowledge}. */
  record Stamp(Fence fence, long number, String text) {}

  private final Map<Fence, Numbers> terms = new ConcurrentHashMap<>(); // a process has one

  Stamp next(Fence fence) {
    Numbers numbers = numbers(fence);
    long acknowledged = numbers.acknowledged().get(); // before this one's number is out
    long number = numbers.issued().incrementAndGet();
    return new Stamp(
        fence, number, fence.text() + String.format("%016d%016d", acknowledged, number));
  }

  /** Redis has answered. */
  void acknowledge(Stamp stamp) {
    numbers(stamp.fence()).acknowledged().accumulateAndGet(stamp.number(), Math::max);
  }

  private Numbers numbers(Fence fence) {
    return terms.computeIfAbsent(fence, f -> new Numbers(new AtomicLong(), new AtomicLong()));
  }
}
