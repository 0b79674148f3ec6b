package games.kickoff.operator.matching;

import games.kickoff.operator.api.MatchQueue;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/**
 * A queue in one look at it.
 *
 * @param queue as it was last seen
 * @param josdk what JOSDK knows of it
 */
record QueueContext(MatchQueue queue, Context<MatchQueue> josdk) {

  /** A person deletes it, or has. */
  boolean isDeleted() {
    return josdk.isPrimaryResourceDeleted() || queue.getMetadata().getDeletionTimestamp() != null;
  }
}
