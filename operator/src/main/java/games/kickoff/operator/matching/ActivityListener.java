package games.kickoff.operator.matching;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import java.util.Set;

/** Who hears of what happens in a realm's logs. */
public interface ActivityListener {

  /** Whose logs to follow, asked anew each round. */
  Set<QueueKey> queues();

  /** Something happened in the queue's log. */
  void wake(QueueKey queue);

  /**
   * Somebody wants the match looked at.
   *
   * @throws games.kickoff.core.store.StoreUnavailable when it can't be passed on
   */
  void nudge(MatchId match);
}
