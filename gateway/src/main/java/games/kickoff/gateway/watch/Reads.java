package games.kickoff.gateway.watch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads for those who wait. However many are woken at once, only so many reads are under way, and
 * all who want the same key share one that has not begun yet: it sees what each of them was told
 * of.
 */
final class Reads<K, V> {

  private final Function<K, V> source;
  private final Semaphore turns;
  private final ConcurrentMap<K, CompletableFuture<V>> comings = new ConcurrentHashMap<>();

  /**
   * @param turns as many as reads may be under way
   */
  Reads(Function<K, V> source, Semaphore turns) {
    this.source = source;
    this.turns = turns;
  }

  /** A read of one's own, at once. */
  V now(K key) {
    return source.apply(key);
  }

  /** A read that begins after the call, maybe together with others. */
  V shared(K key) {
    CompletableFuture<V> own = new CompletableFuture<>();
    @Nullable CompletableFuture<V> coming = comings.putIfAbsent(key, own);
    if (coming != null) {
      return join(coming);
    }
    turns.acquireUninterruptibly();
    try {
      comings.remove(key); // whoever comes from here on could have been told of a later change
      own.complete(source.apply(key));
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
    } finally {
      turns.release();
    }
    return join(own);
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
