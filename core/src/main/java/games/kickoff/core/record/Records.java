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
   * Records a match as live (invariants 1 and 9): at most one live match a player, whichever
   * operator writes.
   */
  RecordResult record(MatchRecord match);

  /**
   * Ends a match. One that was never recorded gets an ended row, so that a late {@link #record} of
   * it loses; one that has ended keeps its first end.
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

  /** Matches recorded as live for longer than that, the oldest first, at most {@code limit}. */
  List<RecordView> open(Duration olderThan, int limit);

  /** Asks Postgres for a sign of life. */
  void ping();
}
