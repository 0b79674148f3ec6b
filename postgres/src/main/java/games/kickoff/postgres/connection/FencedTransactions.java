package games.kickoff.postgres.connection;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Term;
import java.util.Optional;

/**
 * The leading operator's writes: each is refused with {@link games.kickoff.core.term.StaleFence}
 * when a newer term has begun. A term begins by {@link PostgresFences}; one that finds an older
 * number here later, as after a restored backup, writes its own down again before it goes on.
 */
public final class FencedTransactions {

  private final Postgres postgres;
  private final Term term;

  /**
   * @param term asked at each transaction
   */
  public FencedTransactions(Postgres postgres, Term term) {
    this.postgres = postgres;
    this.term = term;
  }

  /** Does that in one transaction of the term. Throws as {@link Postgres#inTransaction} does. */
  public <T> T inTransaction(Postgres.Work<T> work) {
    Fence fence = term.fence();
    while (true) {
      Optional<T> done =
          postgres.inTransaction(transaction ->
              TermRow.hold(transaction, fence)
                  ? Optional.of(work.with(transaction))
                  : Optional.empty());
      if (done.isPresent()) {
        return done.get();
      }
      postgres.inTransaction(transaction -> {
        TermRow.raise(transaction, fence);
        return true;
      });
    }
  }
}
