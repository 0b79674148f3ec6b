package games.kickoff.core.queue;

/**
 * Says which queues take joins, and by which rules. {@link Queues} reads what was said. Each method
 * may be repeated.
 *
 * <p>All methods throw {@link games.kickoff.core.store.StoreUnavailable} when Redis does not answer
 * and {@link games.kickoff.core.term.StaleFence} when a newer leader has written; what withdraws
 * throws {@link games.kickoff.core.store.Rebuilding} while the realm's data is lost.
 */
public interface QueuePublication {

  /** Publishes a queue, or its changed rules. */
  void publish(PublishedQueue queue);

  /**
   * Withdraws a queue: waiting tickets fail, at most {@code most} a call.
   *
   * @return tickets still waiting; 0 when all is done
   */
  int withdraw(QueueKey queue, int most);

  /** Withdraws a queue, however many wait, in parts that hold nobody up. */
  default void withdraw(QueueKey queue) {
    int left;
    do {
      left = withdraw(queue, 500);
    } while (left > 0);
  }
}
