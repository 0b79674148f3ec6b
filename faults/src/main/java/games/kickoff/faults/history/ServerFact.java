package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import java.util.Optional;

/**
 * A pod's container, as its node saw it.
 *
 * @param ended when it ended; empty if it still runs
 * @param byItself whether it ended by itself; otherwise it was ended because its pod was deleted
 * @param saidStop whether servers of its namespace may answer a stop probe with stop
 * @param podDeletedByHand whether a fault, and not the operator, deleted its pod
 * @param evicted whether a fault evicted its pod; then it exits with 0 when it is terminated
 */
public record ServerFact(
    String pod,
    MatchId match,
    Moment started,
    Optional<Moment> ended,
    boolean byItself,
    boolean saidStop,
    boolean podDeletedByHand,
    boolean evicted) {

  /** Whether it was ended by its pod's eviction, and not by itself before. */
  public boolean isEndedByEviction() {
    return evicted && ended.isPresent() && !byItself;
  }
}
