package games.kickoff.core.change;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import java.util.Set;

/**
 * What happens in the realm that an operator acts on: new entries in the queues' logs, and nudges
 * (requests to look at a match's session now).
 */
public interface Activity {

  /**
   * What one read of the logs found: the queues whose logs have new entries, and the matches that
   * were nudged.
   */
  record News(Set<QueueKey> queues, Set<MatchId> nudged) {}

  /**
   * Waits for about a second at most, until the log of a followed queue or the log of nudges has an
   * entry that was not read yet. All entries made before a queue was first followed count as one.
   *
   * @param queues the queues to follow from now on
   * @return what is new; empty when nothing happened
   * @throws games.kickoff.core.store.StoreUnavailable when Redis does not answer
   */
  News await(Set<QueueKey> queues);

  /**
   * Forgets the positions in the logs. To be called when Redis may have lost its data, as the logs
   * then start again from their first entry.
   */
  void startOver();
}
