package games.kickoff.operator;

import games.kickoff.core.change.Activity;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.audit.AuditListener;
import games.kickoff.operator.audit.QueueCare;
import games.kickoff.operator.matching.ActivityListener;
import games.kickoff.operator.matching.MatchQueueReconciler;
import games.kickoff.operator.queue.QueueDirectory;
import games.kickoff.operator.session.GameSessionReconciler;
import java.util.Set;

/** Passes what Redis' activity logs and the audit report on to the reconcilers. */
final class Reconcilers implements ActivityListener, AuditListener, QueueCare {

  private final MatchQueueReconciler queues;
  private final GameSessionReconciler sessions;
  private final QueueDirectory directory;
  private final Matches matches;
  private final Activity activity;

  Reconcilers(
      MatchQueueReconciler queues,
      GameSessionReconciler sessions,
      QueueDirectory directory,
      Matches matches,
      Activity activity) {
    this.queues = queues;
    this.sessions = sessions;
    this.directory = directory;
    this.matches = matches;
    this.activity = activity;
  }

  @Override
  public Set<QueueKey> queues() {
    return directory.keys();
  }

  @Override
  public void wake(QueueKey queue) {
    queues.wake(queue);
  }

  @Override
  public void nudge(MatchId match) {
    matches.find(match).ifPresent(m -> sessions.nudge(match, m.queue().namespace()));
  }

  @Override
  public void refilled() {
    activity.startOver();
    queues.publishAgain();
  }

  @Override
  public void settled() {
    queues.wakeAll();
    sessions.wakeAll();
  }

  @Override
  public boolean isKnown(QueueKey queue) {
    return directory.keys().contains(queue);
  }

  @Override
  public void adopt(MatchQueue queue) {
    queues.adopt(queue);
  }
}
