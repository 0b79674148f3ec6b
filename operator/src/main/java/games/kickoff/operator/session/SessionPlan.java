package games.kickoff.operator.session;

import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.server.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The next steps for a session. Pure: the same observation gives the same plan. The steps are
 * carried out in order; if one changes the session's phase or has a finding, a new plan is made.
 */
final class SessionPlan {

  private SessionPlan() {}

  static List<Step> plan(Observation observed) {
    if (observed.deleted()) {
      return deleted(observed);
    }
    List<Step> steps =
        switch (observed.phase()) {
          case PENDING, STARTING -> StartPlan.plan(observed);
          case READY -> LivePlan.plan(observed);
          case ENDED, FAILED -> afterwards(observed);
        };
    return observed.troubled() && !observed.phase().isTerminal() ? recovered(steps) : steps;
  }

  /** The steps after a reconcile that failed. */
  static List<Step> plan(TroublePlan.Failed observed) {
    return TroublePlan.plan(observed);
  }

  /** The recovery is noted last, since it is true only if the other steps succeed. */
  private static List<Step> recovered(List<Step> steps) {
    return Stream.concat(steps.stream(), Stream.of(new Step.NoteRecovery())).toList();
  }

  /**
   * The steps for a deleted session: its match is cancelled if it has not ended, and its pods are
   * deleted.
   */
  private static List<Step> deleted(Observation observed) {
    List<Step> steps = new ArrayList<>();
    if (!observed.phase().isTerminal()) {
      steps.add(new Step.Cancel(EndReason.CANCELLED, "its GameSession was deleted"));
    }
    steps.add(new Step.Forget());
    steps.addAll(deletePods(observed));
    return steps;
  }

  private static List<Step> afterwards(Observation observed) {
    List<Step> steps = new ArrayList<>(deletePods(observed));
    Instant until = observed.endedAt().orElse(observed.created()).plus(observed.retention());
    if (observed.now().isBefore(until)) {
      steps.add(new Step.Requeue(Duration.between(observed.now(), until)));
    } else {
      steps.add(new Step.Remove());
    }
    return steps;
  }

  private static List<Step> deletePods(Observation observed) {
    return observed.pods().stream()
        .filter(pod -> !pod.deleting())
        .sorted(Comparator.comparing(PodView::attempt))
        .<Step>map(Step.DeletePod::of)
        .toList();
  }
}
