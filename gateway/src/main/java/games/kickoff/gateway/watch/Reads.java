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
 * Reads for those who wait, who can wait for their read, too. However many come or are woken at
 * once, only so many reads are under way, and all who want the same key share one that has not
 * begun yet: it sees what each of them was notified of.
 */
final class Reads<K, V> {

  private final Function<K, V> source;
  private final Semaphore turns;
  private final Duration patience;
  private final ConcurrentMap<K, CompletableFuture<V>> comings = new ConcurrentHashMap<>();

  /**
   * @param turns as many as reads may be under way
   * @param patience how long a read waits for its turn
   */
  Reads(Function<K, V> source, Semaphore turns, Duration patience) {
    this.source = source;
    this.turns = turns;
    this.patience = patience;
  }

  /**
   * What a read finds that begins after the call.
   *
   * @throws Overloaded when its turn did not come in time
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
      comings.remove(key); // whoever comes from here on could have been notified of a later change
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
