package games.kickoff.operator.session;

import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.outage.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The next steps for a session whose reconcile failed for a reason that is not an outage. Pure. A
 * broken session must neither retry in a tight loop nor wait for ever.
 */
final class TroublePlan {

  /**
   * After this many failures in a row, about six seconds, a session that is starting is given up.
   */
  private static final int TOO_MANY = 5;

  /** After more conflicts in a row than this, a stale cache is treated as a failure. */
  private static final int CATCH_UPS = 4;

  /** A session that was given up is reconciled again soon, since its pods must be deleted. */
  static final Duration AFTERWARDS = Duration.ofMillis(10);

  /** How far the session has come. */
  enum Stand {
    /** Its players are not assigned. */
    STARTING,
    LIVE,
    /** Its end is written, or it is gone: its status is not written any more. */
    OVER
  }

  /**
   * A reconcile that failed.
   *
   * @param behind whether it was based on a stale cache
   * @param inARow how many failed in a row, this one included
   * @param said the failure last reported; empty: none
   * @param why the message for people
   * @param pause until the next try; grows with each failure
   * @param claim Redis' answer about the match's claim; empty until it was asked
   */
  record Failed(
      Stand stand,
      boolean behind,
      int inARow,
      String said,
      String why,
      Duration pause,
      Optional<Confirmation> claim) {

    /** Whether to just try again with a newer cache; nothing is wrong yet. */
    private boolean catchesUp() {
      return behind && inARow <= CATCH_UPS;
    }

    /** Whether to report the failure in the log and the status. */
    boolean isNews() {
      return !catchesUp() && !said.equals(why);
    }

    /** The same failure, with Redis' answer about the claim. */
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
   * Gives up the session, unless its players were assigned, by this or a former leader: such a
   * match is played (invariant 10).
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
