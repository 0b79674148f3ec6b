package games.kickoff.gateway.serving.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * A token bucket for each of those who called lately. At most so many are kept: when more call at
 * once, those seen least lose theirs, and begin with a full one when they come back.
 */
final class Buckets<K> {

  private final long capacity;
  private final long tokens;
  private final Duration period;
  private final Cache<K, Bucket> buckets;

  /**
   * @param capacity calls at once
   * @param tokens calls that come back in each period, evenly
   * @param most buckets kept
   */
  Buckets(long capacity, long tokens, Duration period, int most) {
    this.capacity = capacity;
    this.tokens = tokens;
    this.period = period;
    // A bucket left alone that long is full, as a new one is.
    Duration full = period.multipliedBy(capacity / tokens + 1);
    this.buckets = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(full).build();
  }

  /** Takes one call of theirs; empty, or how long they must wait for the next. */
  Optional<Duration> take(K who) {
    ConsumptionProbe probe = buckets.get(who, ignored -> full()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(capacity).refillGreedy(tokens, period).build())
        .withNanosecondPrecision()
        .build();
  }

  /** Buckets kept now. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
