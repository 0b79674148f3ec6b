package games.kickoff.operator.session;

import games.kickoff.core.reason.EndReason;
import games.kickoff.operator.outage.Retries;
import java.time.Duration;
import java.util.List;

/**
 * What must happen to a session that can't be looked at, for a reason that is no outage. Pure. What
 * is wrong with one session must not spin, and must not wait for ever.
 */
final class TroublePlan {

  /** Failures in a row after which a session is given up: some six seconds. */
  static final int TOO_MANY = 5;

  /** A cache that is behind for longer than so many of these is no moment's matter. */
  static final int CATCH_UPS = 4;

  /** A session that was given up is looked at soon: its pods are left. */
  static final Duration AFTERWARDS = Duration.ofMillis(10);

  /** Where the session stands. */
  enum Stand {
    /** Its players are not told. */
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
   * @param news whether the last one failed for another reason
   * @param why for a person
   * @param pause until the next look, which grows with each failure
   */
  record Failed(
      Stand stand, boolean behind, int inARow, boolean news, String why, Duration pause) {}

  private TroublePlan() {}

  static List<Step> plan(Failed look) {
    if (look.behind() && look.inARow() <= CATCH_UPS) { // what is there now asks for another plan
      return List.of(new Step.LookAgain(Retries.CATCH_UP));
    }
    if (!look.behind() && look.inARow() >= TOO_MANY && look.stand() == Stand.STARTING) {
      return List.of(
          new Step.Fail(Blame.MATCH, EndReason.OPERATOR_ERROR, look.why()),
          new Step.LookAgain(AFTERWARDS));
    }
    if (look.news() && look.stand() != Stand.OVER) {
      return List.of(new Step.NoteTrouble(look.why()), new Step.LookAgain(look.pause()));
    }
    return List.of(new Step.LookAgain(look.pause()));
  }
}
