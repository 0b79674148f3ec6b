package games.kickoff.postgres.connection;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Term;
import java.util.Optional;

/**
 * Runs the leading operator's transactions. Each is refused with {@link
 * games.kickoff.core.term.StaleFence} when a newer term has begun. {@link PostgresFences} writes
 * the fence when a term begins; a transaction that finds an older fence later, because a backup was
 * restored, writes its own again before it goes on.
 */
public final class FencedTransactions {

  private final Postgres postgres;
  private final Term term;

  /**
   * @param term gives the fence at each transaction
   */
  public FencedTransactions(Postgres postgres, Term term) {
    this.postgres = postgres;
    this.term = term;
  }

  /**
   * Does the work in one transaction of the term. Throws as {@link Postgres#inTransaction} does.
   */
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
