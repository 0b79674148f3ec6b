package games.kickoff.core.change;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import java.util.Set;

/** What happens in the realm that an operator acts on: activity of queues, nudges of sessions. */
public interface Activity {

  /** One look at the logs. */
  record News(Set<QueueKey> queues, Set<MatchId> nudged) {}

  /**
   * Waits until a followed queue's log or the nudges have an entry nobody has read yet, at most
   * about a second. Entries made before a queue was first followed count as one entry.
   *
   * @param queues the queues to follow from now on
   * @return what is new; empty when nothing happened
   * @throws games.kickoff.core.store.StoreUnavailable when Redis does not answer
   */
  News await(Set<QueueKey> queues);

  /** The logs may have started anew: what was known of them is not true any more. */
  void startOver();
}
