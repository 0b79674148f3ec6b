package games.kickoff.core.queue;

import java.util.List;
import java.util.Optional;

/** The published queues. Methods throw as those of {@link games.kickoff.core.ticket.Tickets} do. */
public interface Queues {

  /** The queue as it was last published. */
  Optional<PublishedQueue> find(QueueKey queue);

  /** All published queues that can be read, ordered by key. */
  List<PublishedQueue> all();

  /** The keys of all published queues in order, including those whose rules can't be read. */
  default List<QueueKey> keys() {
    return all().stream().map(PublishedQueue::key).toList();
  }

  /**
   * The queue into which players are put who name only a region. When several queues have that
   * region, one with a ladder is preferred, and then the first by key.
   */
  default Optional<PublishedQueue> ofRegion(String region) {
    return all().stream()
        .filter(queue -> queue.region().equals(region))
        .min(PublishedQueue.FIRST_OF_A_REGION);
  }
}
