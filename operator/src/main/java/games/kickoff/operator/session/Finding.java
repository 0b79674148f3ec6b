package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.server.PodEvents;
import games.kickoff.operator.server.PodView;
import java.util.List;
import java.util.Optional;

/**
 * A step's outcome that requires a new plan. It is valid only for the current reconcile and phase.
 */
sealed interface Finding {

  /** What Redis answered about the match's claim. */
  record Confirmed(Confirmation claim) implements Finding {}

  /** The queue is gone, and with it the server's template. */
  record QueueGone(QueueKey queue) implements Finding {}

  /** The API server refuses the pod, and would refuse it again, for this reason. */
  record PodRefused(String why) implements Finding {}

  /** Postgres has the match on record as over. */
  record RecordedAsOver() implements Finding {}

  /**
   * A player is recorded in another live match: Postgres' unique index has refused the record
   * (invariant 1).
   */
  record PlayerBusy(PlayerId player, MatchId in) implements Finding {}

  /** The match does not hold the claim of its tickets any more. */
  record ClaimGone() implements Finding {}

  /**
   * What the Events of a pod say about a start that is stuck.
   *
   * @param why empty: no Event says anything
   */
  record PodEventsRead(String pod, Optional<PodEvents.Warning> why) implements Finding {}

  /** The server has answered that it has stopped. */
  record SaidStop() implements Finding {}

  /**
   * The session's pods according to a live read: the API server has the last word, not the cache
   * (invariant 10).
   */
  record LivePods(List<PodView> pods) implements Finding {}
}
