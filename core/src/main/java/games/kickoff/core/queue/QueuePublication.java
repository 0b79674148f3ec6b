package games.kickoff.core.queue;

/**
 * Publishes to gateways which queues there are and by which rules; {@link Queues} reads what was
 * published. Each method may be repeated.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not answer
 * and {@link games.kickoff.core.term.StaleFence} when a newer leader has written; those that
 * withdraw throw {@link games.kickoff.core.store.Rebuilding} while the realm's data is lost.
 */
public interface QueuePublication {

  /** Publishes a queue, or its changed rules. */
  void publish(PublishedQueue queue);

  /**
   * Withdraws a queue: it takes no joins from here on, and its waiting tickets fail, at most {@code
   * most} of them in one call.
   *
   * @return how many tickets still wait; 0 when the queue is withdrawn
   */
  int withdraw(QueueKey queue, int most);

  /**
   * Withdraws a queue, however many tickets wait, 500 at a time, so that no script blocks Redis for
   * long.
   */
  default void withdraw(QueueKey queue) {
    int left;
    do {
      left = withdraw(queue, 500);
    } while (left > 0);
  }
}
