package games.kickoff.operator.audit;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;

/** Who looks after queues. */
public interface QueueCare {

  /** Whether somebody looks after the queue. */
  boolean isKnown(QueueKey queue);

  /** The queue is there, is understood, and nobody looks after it: somebody has to. */
  void adopt(MatchQueue queue);
}
