package games.kickoff.postgres.connection;

import games.kickoff.core.term.Fence;
import java.util.Optional;

/**
 * The leading operator's writes: each is refused with {@link games.kickoff.core.term.StaleFence}
 * when a newer term has begun. A term begins by {@link PostgresFences}; one that finds an older
 * number here later, as after a restored backup, writes its own down again before it goes on.
 */
public final class FencedTransactions {

  private final Postgres postgres;

  public FencedTransactions(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Does that in one transaction of that term. Throws as {@link Postgres#inTransaction} does. */
  public <T> T inTransaction(Fence fence, Postgres.Work<T> work) {
    while (true) {
      Optional<T> done =
          postgres.inTransaction(connection ->
              Term.hold(connection, fence) ? Optional.of(work.with(connection)) : Optional.empty());
      if (done.isPresent()) {
        return done.get();
      }
      postgres.inTransaction(connection -> {
        Term.raise(connection, fence);
        return true;
      });
    }
  }
}
