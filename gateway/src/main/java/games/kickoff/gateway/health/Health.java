package games.kickoff.gateway.health;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.RedisCondition;
import games.kickoff.core.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the gateway needs. However many ask and however long Redis hangs, at most one look
 * is under way: everybody who asks meanwhile gets its answer.
 *
 * <p>A gateway that was ready stays so for {@link #PATIENCE} of Redis being away: while it fails
 * over, or is started again, players hear 503 with Retry-After from their gateway, not a refused
 * connection from a Service without gateways. One that is away for longer, or that alone is cut
 * off, gets no more of them.
 */
public final class Health {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("health").start(task);

  /** How long a gateway stays ready while Redis is away. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String REBUILDING = "waits for an operator to put live matches back";

  private final Supplier<RedisCondition> redis;
  private final BooleanSupplier subscribed;
  private final Queues queues;
  private final QueueKey defaultQueue;
  private final Duration atMost;
  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Long> lastReady = new AtomicReference<>();
  private final Object lock = new Object();
  private @Nullable CompletableFuture<HealthReport> check;

  /**
   * @param redis how Redis does; throws {@link StoreUnavailable} when no primary answers
   * @param subscribed whether changes are announced to this gateway right now
   * @param atMost how long an asker waits
   * @param nanoTime what {@link #PATIENCE} is measured by
   */
  public Health(
      Supplier<RedisCondition> redis,
      BooleanSupplier subscribed,
      Queues queues,
      QueueKey defaultQueue,
      Duration atMost,
      LongSupplier nanoTime) {
    this.redis = redis;
    this.subscribed = subscribed;
    this.queues = queues;
    this.defaultQueue = defaultQueue;
    this.atMost = atMost;
    this.nanoTime = nanoTime;
  }

  /** Whether players can be served now. */
  public HealthReport report() {
    HealthReport report = seen();
    if (report.isReady()) {
      lastReady.set(nanoTime.getAsLong());
      return report;
    }
    Long last = lastReady.get();
    if (last == null) {
      return report;
    }
    Duration away = Duration.ofNanos(nanoTime.getAsLong() - last);
    return away.compareTo(PATIENCE) < 0
        ? report.stillReady(
            "for %d s; ready for %d s of it".formatted(away.toSeconds(), PATIENCE.toSeconds()))
        : report;
  }

  private HealthReport seen() {
    try {
      return currentLook().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return HealthReport.redisFailed("no answer in " + atMost.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the look at Redis broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return HealthReport.redisFailed("interrupted");
    }
  }

  private CompletableFuture<HealthReport> currentLook() {
    synchronized (lock) {
      CompletableFuture<HealthReport> current = check;
      if (current == null || current.isDone()) {
        current = CompletableFuture.supplyAsync(this::check, VIRTUAL);
        check = current;
      }
      return current;
    }
  }

  private HealthReport check() {
    try {
      RedisCondition condition = redis.get();
      return HealthReport.redisAnswers(
          condition.full(), condition.concern(), subscribed.getAsBoolean(), queue(condition));
    } catch (StoreUnavailable e) {
      return HealthReport.redisFailed("does not answer as a primary");
    }
  }

  private String queue(RedisCondition condition) {
    try {
      if (!condition.open()) {
        return REBUILDING;
      }
      return queues.find(defaultQueue).isPresent()
          ? "ok"
          : defaultQueue + " is not published by any operator";
    } catch (Rebuilding e) {
      return REBUILDING;
    }
  }
}
