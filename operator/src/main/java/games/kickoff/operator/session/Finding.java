package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.server.PodView;
import java.util.List;

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

  /**
   * Its pods, as the API server itself says: it has the last word, not our cache (invariant 10).
   */
  record LivePods(List<PodView> pods) implements Finding {}
}
