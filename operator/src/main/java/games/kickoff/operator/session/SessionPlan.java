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
 * What must happen next to a session. Pure: same look, same plan. Steps are taken in order, until
 * one changes the session's phase or finds something: then the plan is made anew.
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

  /** What must happen after a look that failed. */
  static List<Step> plan(TroublePlan.Failed observed) {
    return TroublePlan.plan(observed);
  }

  /** Said last: it holds once the other steps are taken. */
  private static List<Step> recovered(List<Step> steps) {
    return Stream.concat(steps.stream(), Stream.of(new Step.NoteRecovery())).toList();
  }

  /** Its match is over, whatever it was doing; what had ended before has its pods left. */
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
