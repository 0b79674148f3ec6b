package games.kickoff.redis.term;

import games.kickoff.core.term.Fence;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers a leader's writes to Redis. Each write carries its own number, and a number up to which
 * every write has been acknowledged. If Redis has not seen one of those, it has lost writes (a
 * replica was promoted that lacked some, or Redis restarted from an older file), and it closes the
 * realm until everything is put back.
 *
 * <p>Writes run side by side and reach Redis in any order. So a write counts as acknowledged only
 * when all with smaller numbers are, and Redis remembers which numbers it has not seen. A write
 * without an answer may have happened or not; its number is used again by the next write, so that
 * it is neither missing for ever nor counted as acknowledged.
 */
final class Stamps {

  /**
   * The stamp of one write.
   *
   * @param number the write's number, for {@link #acknowledge}
   * @param text what the script gets: fence, acknowledged number and own number, 16 digits each
   */
  record Stamp(Fence fence, long number, String text) {}

  private static final class Numbers {

    private final Set<Long> acknowledgedAbove = new HashSet<>();
    private final TreeSet<Long> unanswered = new TreeSet<>();
    private long issued;
    private long acknowledged;

    private synchronized Stamp next(Fence fence) {
      Long again = unanswered.pollFirst();
      long number = again == null ? ++issued : again;
      return new Stamp(
          fence, number, fence.text() + String.format("%016d%016d", acknowledged, number));
    }

    private synchronized void acknowledge(long number) {
      acknowledgedAbove.add(number);
      while (acknowledgedAbove.remove(acknowledged + 1)) {
        acknowledged++;
      }
    }

    private synchronized void unanswered(long number) {
      unanswered.add(number);
    }
  }

  private final Map<Fence, Numbers> terms = new ConcurrentHashMap<>(); // a process leads one term

  Stamp next(Fence fence) {
    return numbers(fence).next(fence);
  }

  /** Notes that Redis has answered a write. */
  void acknowledge(Stamp stamp) {
    numbers(stamp.fence()).acknowledge(stamp.number());
  }

  /** Notes that a write has had no answer, or one that says that Redis has not noted the stamp. */
  void unanswered(Stamp stamp) {
    numbers(stamp.fence()).unanswered(stamp.number());
  }

  private Numbers numbers(Fence fence) {
    return terms.computeIfAbsent(fence, term -> new Numbers());
  }
}
