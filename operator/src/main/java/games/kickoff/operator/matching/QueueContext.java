package games.kickoff.operator.matching;

import games.kickoff.operator.api.MatchQueue;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/**
 * A queue during one reconcile.
 *
 * @param queue as last read
 * @param josdk JOSDK's context of the reconcile
 */
record QueueContext(MatchQueue queue, Context<MatchQueue> josdk) {

  /** Whether the queue is being deleted or gone. */
  boolean isDeleted() {
    return josdk.isPrimaryResourceDeleted() || queue.getMetadata().getDeletionTimestamp() != null;
  }
}
