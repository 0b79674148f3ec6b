package games.kickoff.operator.session;

import games.kickoff.core.id.MatchId;
import games.kickoff.operator.outage.Backoff;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How often in a row something went wrong with a session that is no outage: a look at it that fails
 * for its own reasons. Each is looked at ever less often, and one that nobody plays yet is given up
 * in the end, so that a poisoned match neither spins nor holds its players for ever.
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

  /** What was said of the last one; empty: nothing. */
  String said(MatchId match) {
    Trouble before = inARow.get(match);
    return before == null ? "" : before.why();
  }

  /** Notes what was said. */
  void say(MatchId match, String why) {
    inARow.computeIfPresent(match, (key, trouble) -> new Trouble(trouble.inARow(), why));
  }

  /** How long to leave a session alone after so many failures in a row. */
  Duration pause(int failures) {
    return backoff.after(failures);
  }

  /** It works. */
  void none(MatchId match) {
    inARow.remove(match);
  }
}
