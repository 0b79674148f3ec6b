package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.operator.outage.Backoff;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts for each session how many reconciles in a row have failed for a reason other than an
 * outage. The session is retried after growing pauses, and one that is not played yet is given up
 * in the end, so that a broken match neither retries in a tight loop nor holds its players for
 * ever.
 */
final class FailureCounts {

  private final Backoff backoff;

  private record Trouble(int inARow, String why) {}

  private final ConcurrentMap<MatchId, Trouble> inARow = new ConcurrentHashMap<>();

  FailureCounts(Backoff backoff) {
    this.backoff = backoff;
  }

  /** Counts another failure in a row. */
  int another(MatchId match) {
    return inARow
        .merge(
            match,
            new Trouble(1, ""),
            (before, first) -> new Trouble(before.inARow() + 1, before.why()))
        .inARow();
  }

  /** The failure last reported for the session; empty: none. */
  String said(MatchId match) {
    Trouble before = inARow.get(match);
    return before == null ? "" : before.why();
  }

  /** Notes the failure that was reported. */
  void say(MatchId match, String why) {
    inARow.computeIfPresent(match, (key, trouble) -> new Trouble(trouble.inARow(), why));
  }

  /** How long to wait after a number of failures in a row. */
  Duration pause(int failures) {
    return backoff.after(failures);
  }

  /** Forgets the failures, as a reconcile has succeeded. */
  void none(MatchId match) {
    inARow.remove(match);
  }
}
