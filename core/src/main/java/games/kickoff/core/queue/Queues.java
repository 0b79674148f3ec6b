package games.kickoff.core.queue;

import java.util.List;
import java.util.Optional;

/** The published queues. Throws as {@link games.kickoff.core.ticket.Tickets} does. */
public interface Queues {

  /** The queue as it was last published. */
  Optional<PublishedQueue> find(QueueKey queue);

  /** All published queues that can be read, by key. */
  List<PublishedQueue> all();

  /** The keys of all published queues, in order, of those that can't be read, too. */
  default List<QueueKey> keys() {
    return all().stream().map(PublishedQueue::key).toList();
  }

  /**
   * The queue of a region that players are put into by naming the region alone. Of several, those
   * with a ladder go first, and then the first by its key.
   */
  default Optional<PublishedQueue> ofRegion(String region) {
    return all().stream()
        .filter(queue -> queue.region().equals(region))
        .min(PublishedQueue.FIRST_OF_A_REGION);
  }
}
