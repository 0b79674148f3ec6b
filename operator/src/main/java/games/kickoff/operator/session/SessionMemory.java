package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.outage.Backoff;
import java.util.SplittableRandom;

/**
 * What this process remembers of sessions between two reconciles. It is not stored anywhere, so the
 * next leader starts all grace periods anew.
 *
 * @param observations of each session
 * @param shortages of each queue
 * @param refusals of each queue's pods
 */
record SessionMemory(SessionObservations observations, Shortages shortages, Refusals refusals) {

  /** A memory with nothing in it. */
  static SessionMemory fresh() {
    return new SessionMemory(
        new SessionObservations(),
        new Shortages(new Backoff(new SplittableRandom())),
        new Refusals());
  }

  /** Forgets a session that is gone. */
  void forget(QueueKey queue, MatchId match) {
    observations.forget(match);
    shortages.forget(queue, match);
  }
}
