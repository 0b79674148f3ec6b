package games.kickoff.redis.term;

import games.kickoff.core.term.Fence;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers a leader's writes to Redis. Each write carries its own number and the newest number that
 * Redis has acknowledged. When Redis has stored a smaller number than the acknowledged one, it has
 * lost writes (a replica was promoted that lacked the last ones, or Redis restarted from an older
 * file), and it closes the realm until everything is put back.
 */
final class Stamps {

  private record Numbers(AtomicLong issued, AtomicLong acknowledged) {}

  /**
   * The stamp of one write.
   *
   * @param number the write's number, for {@link #acknowledge}
   * @param text what the script gets: fence, acknowledged number and own number, 16 digits each
   */
  record Stamp(Fence fence, long number, String text) {}

  private final Map<Fence, Numbers> terms = new ConcurrentHashMap<>(); // a process leads one term

  Stamp next(Fence fence) {
    Numbers numbers = numbers(fence);
    long acknowledged = numbers.acknowledged().get(); // read before this write takes its number
    long number = numbers.issued().incrementAndGet();
    return new Stamp(
        fence, number, fence.text() + String.format("%016d%016d", acknowledged, number));
  }

  /** Notes that Redis has answered a write. */
  void acknowledge(Stamp stamp) {
    numbers(stamp.fence()).acknowledged().accumulateAndGet(stamp.number(), Math::max);
  }

  private Numbers numbers(Fence fence) {
    return terms.computeIfAbsent(fence, f -> new Numbers(new AtomicLong(), new AtomicLong()));
  }
}
