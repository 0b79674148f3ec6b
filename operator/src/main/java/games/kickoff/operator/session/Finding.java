package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;

/** What a step came to that asks for another plan. It holds for one look, in one phase. */
sealed interface Finding {

  /** What Redis says of the match's claim. */
  record Confirmed(Confirmation claim) implements Finding {}

  /** The queue is gone, and with it the server's template. */
  record QueueGone(QueueKey queue) implements Finding {}

  /** The API server refuses the pod for good, in these words. */
  record PodRefused(String why) implements Finding {}

  /** The match stands in Postgres as over. */
  record RecordedAsOver() implements Finding {}

  /** A player is recorded in another live match (invariant 1: the index has judged). */
  record PlayerBusy(PlayerId player, MatchId in) implements Finding {}

  /** Its tickets are not claimed by it any more. */
  record ClaimGone() implements Finding {}

  /** The server says that it has stopped. */
  record SaidStop() implements Finding {}

  /** The API server itself has no pod of it (invariant 10). */
  record Lost() implements Finding {}
}
