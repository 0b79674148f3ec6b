package games.kickoff.gateway.queue;

import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.Queues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the published queues. When it is older than its maximum age, one request reads them
 * again; concurrent requests use the cached ones. Until they have been read once, the methods throw
 * what those of {@link Queues} throw.
 */
public final class KnownQueues implements Queues {

  private final Queues queues;
  private final Duration maxAge;
  private final LongSupplier nanos;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;

  private record Known(List<PublishedQueue> queues, long at) {}

  /**
   * @param maxAge how old the cached queues may be before they are read again
   * @param nanos a clock like {@link System#nanoTime}
   */
  public KnownQueues(Queues queues, Duration maxAge, LongSupplier nanos) {
    this.queues = queues;
    this.maxAge = maxAge;
    this.nanos = nanos;
  }

  /** All queues, ordered by key. */
  @Override
  public List<PublishedQueue> all() {
    @Nullable Known now = known;
    if (now != null && (isFresh(now) || !reading.tryLock())) {
      return now.queues();
    }
    if (now == null) {
      reading.lock();
    }
    try {
      return freshlyRead().queues();
    } finally {
      reading.unlock();
    }
  }

  /** The cached queue; one that is not in the cache is read from the store. */
  @Override
  public Optional<PublishedQueue> find(QueueKey key) {
    Optional<PublishedQueue> found =
        all().stream().filter(queue -> queue.key().equals(key)).findFirst();
    return found.isPresent() ? found : queues.find(key);
  }

  /** The regions that have a queue, in alphabetical order. */
  public List<String> regions() {
    return all().stream()
        .map(PublishedQueue::region)
        .filter(region -> !region.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * All ladders, ordered by name. If several queues share a ladder, it has the rules of the first
   * queue.
   */
  public List<LadderRules> ladders() {
    SequencedMap<LadderName, LadderRules> ladders = new TreeMap<>();
    all()
        .forEach(
            queue -> queue.ladder().ifPresent(rules -> ladders.putIfAbsent(rules.name(), rules)));
    return List.copyOf(ladders.values());
  }

  private Known freshlyRead() {
    @Nullable Known meanwhile = known;
    if (meanwhile != null && isFresh(meanwhile)) {
      return meanwhile;
    }
    Known read = new Known(queues.all(), nanos.getAsLong());
    known = read;
    return read;
  }

  private boolean isFresh(Known what) {
    return nanos.getAsLong() - what.at() < maxAge.toNanos();
  }
}
