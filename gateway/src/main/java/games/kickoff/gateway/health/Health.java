package games.kickoff.gateway.health;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.store.Rebuilding;
import games.kickoff.store.StoreUnavailable;
import games.kickoff.store.queue.Queues;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the gateway needs. However many ask and however long Redis hangs, at most one look
 * is under way: everybody who asks meanwhile gets its answer.
 */
public final class Health {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().name("health").start(task);

  private static final String REBUILDING = "waits for an operator to put live matches back";

  private final BooleanSupplier open;
  private final BooleanSupplier subscribed;
  private final Queues queues;
  private final QueueKey defaultQueue;
  private final Duration atMost;
  private final Object lock = new Object();
  private @Nullable CompletableFuture<HealthReport> look;

  /**
   * @param open whether live matches have been put back since Redis was last empty; throws {@link
   *     StoreUnavailable} when Redis does not answer
   * @param subscribed whether changes are announced to this gateway right now
   * @param atMost how long an asker waits
   */
  public Health(
      BooleanSupplier open,
      BooleanSupplier subscribed,
      Queues queues,
      QueueKey defaultQueue,
      Duration atMost) {
    this.open = open;
    this.subscribed = subscribed;
    this.queues = queues;
    this.defaultQueue = defaultQueue;
    this.atMost = atMost;
  }

  /** Whether players can be served now. */
  public HealthReport report() {
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
      CompletableFuture<HealthReport> current = look;
      if (current == null || current.isDone()) {
        current = CompletableFuture.supplyAsync(this::look, VIRTUAL);
        look = current;
      }
      return current;
    }
  }

  private HealthReport look() {
    try {
      if (!open.getAsBoolean()) {
        return answers(REBUILDING);
      }
      boolean published = queues.find(defaultQueue).isPresent();
      return answers(published ? "ok" : defaultQueue + " is not published by any operator");
    } catch (StoreUnavailable e) {
      return HealthReport.redisFailed("does not answer");
    } catch (Rebuilding e) {
      return answers(REBUILDING);
    }
  }

  private HealthReport answers(String queue) {
    return HealthReport.redisAnswers(subscribed.getAsBoolean(), queue);
  }
}
