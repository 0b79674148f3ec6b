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
 * Checks what the gateway depends on. However many callers there are and however long Redis hangs,
 * at most one check is under way; all callers in the meantime get its result.
 *
 * <p>A gateway stays ready for {@link #PATIENCE} after the last check that found it ready. So while
 * Redis fails over or restarts, players get 503 with Retry-After from a gateway, not a refused
 * connection from a Service without ready gateways. After that time, a gateway without its Redis
 * gets no more players.
 */
public final class Health {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("health").start(task);

  /** How long a gateway stays ready after its last successful check. */
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
   * @param redis reads the condition of Redis; throws {@link StoreUnavailable} if no primary
   *     answers
   * @param subscribed whether this gateway currently receives announcements of changes
   * @param atMost how long a caller waits for a check
   * @param nanoTime the clock, like {@link System#nanoTime}, that measures {@link #PATIENCE}
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

  /** What the check finds; waits for it at most {@code atMost}. */
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
      throw new IllegalStateException("the check of Redis failed", e.getCause());
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
