package games.kickoff.store.postgres;

import games.kickoff.store.match.Fence;

/**
 * The leading operator's writes: each is refused with {@link games.kickoff.store.match.StaleFence}
 * when a newer leader has written.
 */
public final class FencedTransactions {

  private final Postgres postgres;
  private volatile long raisedTo = -1;

  public FencedTransactions(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Does that in one transaction of that term. Throws as {@link Postgres#inTransaction} does. */
  public <T> T inTransaction(Fence fence, Postgres.Work<T> work) {
    if (fence.value() > raisedTo) {
      postgres.inTransaction(connection -> {
        Term.raise(connection, fence);
        return true;
      });
      raisedTo = fence.value();
    }
    return postgres.inTransaction(connection -> {
      Term.hold(connection, fence);
      return work.with(connection);
    });
  }
}
