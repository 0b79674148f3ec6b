package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.outage.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What must happen to a session that can't be looked at, for a reason that is no outage. Pure. What
 * is wrong with one session must not spin, and must not wait for ever.
 */
final class TroublePlan {

  /** Failures in a row after which a session is given up: some six seconds. */
  private static final int TOO_MANY = 5;

  /** A cache that is behind for longer than so many of these is no moment's matter. */
  private static final int CATCH_UPS = 4;

  /** A session that was given up is looked at soon: its pods are left. */
  static final Duration AFTERWARDS = Duration.ofMillis(10);

  /** Where the session stands. */
  enum Stand {
    /** Its players are not assigned. */
    STARTING,
    LIVE,
    /** Its end is written, or it is deleted: nothing is to be said in its status. */
    OVER
  }

  /**
   * A look that failed.
   *
   * @param behind it was decided on a cache that is behind
   * @param inARow how many have failed, this one included
   * @param said what was said of the last one; empty: nothing yet
   * @param why for a person
   * @param pause until the next look, which grows with each failure
   * @param claim what Redis says of the match's claim, once it was asked
   */
  record Failed(
      Stand stand,
      boolean behind,
      int inARow,
      String said,
      String why,
      Duration pause,
      Optional<Confirmation> claim) {

    /** What is there now asks for another plan; nothing is wrong yet. */
    private boolean catchesUp() {
      return behind && inARow <= CATCH_UPS;
    }

    /** Worth a line in the log. */
    boolean isNews() {
      return !catchesUp() && !said.equals(why);
    }

    /** The same, with what Redis says. */
    Failed confirmed(Confirmation answer) {
      return new Failed(stand, behind, inARow, said, why, pause, Optional.of(answer));
    }
  }

  private TroublePlan() {}

  static List<Step> plan(Failed observed) {
    if (observed.catchesUp()) {
      return List.of(new Step.Requeue(Retries.CATCH_UP));
    }
    if (!observed.behind() && observed.inARow() >= TOO_MANY && observed.stand() == Stand.STARTING) {
      return giveUp(observed);
    }
    return later(observed);
  }

  /**
   * Unless its players were assigned, by us or a leader before us: then it is played (invariant
   * 10).
   */
  private static List<Step> giveUp(Failed observed) {
    if (observed.claim().isEmpty()) {
      return List.of(new Step.Confirm());
    }
    return switch (observed.claim().get()) {
      case Confirmation.Ours ours ->
          List.of(
              new Step.Fail(ReleaseMode.MATCH, EndReason.OPERATOR_ERROR, observed.why()),
              new Step.Requeue(AFTERWARDS));
      case Confirmation.Gone gone -> List.of(StartPlan.claimGone(), new Step.Requeue(AFTERWARDS));
      case Confirmation.Assigned assigned -> later(observed);
    };
  }

  private static List<Step> later(Failed observed) {
    return observed.isNews() && observed.stand() != Stand.OVER
        ? List.of(new Step.NoteTrouble(observed.why()), new Step.Requeue(observed.pause()))
        : List.of(new Step.Requeue(observed.pause()));
  }
}
