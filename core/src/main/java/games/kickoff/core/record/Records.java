package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The record of matches in Postgres. Every change is one transaction and may be repeated. All
 * methods throw {@link games.kickoff.core.store.StoreUnavailable} when Postgres does not answer,
 * and those that write {@link games.kickoff.core.term.StaleFence} when a newer leader has written.
 */
public interface Records {

  /**
   * Records a match as live. A player is in at most one live match, whichever operator writes
   * (invariants 1 and 9).
   */
  RecordResult record(MatchRecord match);

  /**
   * Ends a match. For one that was never recorded, an ended row is written, so that a later call of
   * {@link #record} for it answers {@link RecordResult.AlreadyEnded}. One that has ended keeps its
   * first ending.
   *
   * @return whether this call ended it
   */
  boolean end(MatchRecord match, Ending ending);

  /**
   * Ends a recorded match of which only the id is known.
   *
   * @return whether this call ended it
   */
  boolean end(MatchId match, Ending ending);

  Optional<RecordView> find(MatchId match);

  /**
   * Matches that have been recorded as live for longer than that, the oldest first, at most {@code
   * limit}.
   */
  List<RecordView> open(Duration olderThan, int limit);

  /** Checks that Postgres answers. */
  void ping();
}
