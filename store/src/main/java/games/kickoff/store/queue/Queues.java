package games.kickoff.store.queue;

import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/** The published queues. Throws as {@link games.kickoff.store.ticket.Tickets} does. */
public interface Queues {

  /** The queue as it was last published. */
  Optional<PublishedQueue> find(QueueKey queue);

  /** All published queues, by key. */
  List<PublishedQueue> all();
}
