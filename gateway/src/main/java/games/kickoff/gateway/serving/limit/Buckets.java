package games.kickoff.gateway.serving.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * A token bucket for each recent caller. The number of buckets is limited: if there are more
 * callers, those seen least lose theirs and get a full one when they return.
 */
final class Buckets<K> {

  private final long capacity;
  private final long tokens;
  private final Duration period;
  private final Cache<K, Bucket> buckets;

  /**
   * @param capacity how many calls a full bucket allows at once
   * @param tokens how many calls are added in each period, evenly spread
   * @param most how many buckets are kept
   */
  Buckets(long capacity, long tokens, Duration period, int most) {
    this.capacity = capacity;
    this.tokens = tokens;
    this.period = period;
    // A bucket that is unused for this time is full again, like a new one, so it can be dropped.
    Duration full = period.multipliedBy(capacity / tokens + 1);
    this.buckets = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(full).build();
  }

  /** Takes a call from the caller's bucket; empty if it had one, else how long until the next. */
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

  /** How many buckets are kept now. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
