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
 */
public record ServerFact(
    String pod,
    MatchId match,
    Moment started,
    Optional<Moment> ended,
    boolean byItself,
    boolean saidStop,
    boolean podDeletedByHand) {}
