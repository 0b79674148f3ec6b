package games.kickoff.operator.matching;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import java.util.Set;

/** Is notified of news in the realm's activity logs. */
public interface ActivityListener {

  /** The queues whose logs to follow, read again in each round. */
  Set<QueueKey> queues();

  /** The queue's log has a new entry. */
  void wake(QueueKey queue);

  /**
   * Asks to reconcile the match's session now.
   *
   * @throws games.kickoff.core.store.StoreUnavailable when the nudge can't be passed on
   */
  void nudge(MatchId match);
}
