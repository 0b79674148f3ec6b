package games.kickoff.gateway.watch;

import games.kickoff.gateway.serving.admission.Overloaded;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads on behalf of requests that wait for a change. However many requests want to read at once,
 * the number of reads under way is limited. Requests for the same key share one read that has not
 * begun yet; as it begins after each of them was notified, its result contains their changes.
 */
final class Reads<K, V> {

  private final Function<K, V> source;
  private final Semaphore turns;
  private final Duration patience;
  private final ConcurrentMap<K, CompletableFuture<V>> comings = new ConcurrentHashMap<>();

  /**
   * @param turns has a permit for each read that may be under way
   * @param patience how long a read waits for a permit
   */
  Reads(Function<K, V> source, Semaphore turns, Duration patience) {
    this.source = source;
    this.turns = turns;
    this.patience = patience;
  }

  /**
   * The result of a read that begins after this call.
   *
   * @throws Overloaded if it got no permit in time
   */
  V read(K key) throws InterruptedException {
    CompletableFuture<V> own = new CompletableFuture<>();
    @Nullable CompletableFuture<V> coming = comings.putIfAbsent(key, own);
    return join(coming == null ? lead(key, own) : coming);
  }

  private CompletableFuture<V> lead(K key, CompletableFuture<V> own) throws InterruptedException {
    boolean turn = false;
    try {
      turn = turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      // From here on a caller may have been notified of a change that this read does not see, so
      // it must not share this read.
      comings.remove(key);
      if (!turn) {
        own.completeExceptionally(new Overloaded());
      }
    }
    if (!turn) {
      return own;
    }
    try {
      own.complete(source.apply(key));
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
    } finally {
      turns.release();
    }
    return own;
  }

  private V join(CompletableFuture<V> read) {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
