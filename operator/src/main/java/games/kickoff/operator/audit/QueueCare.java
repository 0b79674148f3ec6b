package games.kickoff.operator.audit;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;

/** The part of the operator that reconciles queues, as the audit sees it. */
public interface QueueCare {

  /** Whether the queue is being reconciled. */
  boolean isKnown(QueueKey queue);

  /** Starts to reconcile a queue that exists and has valid rules, but was missed. */
  void adopt(MatchQueue queue);
}
