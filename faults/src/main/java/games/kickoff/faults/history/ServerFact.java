package games.kickoff.faults.history;

import games.kickoff.core.id.MatchId;
import java.util.Optional;

/**
 * A pod's container, as its node saw it.
 *
 * @param ended empty: it still runs
 * @param byItself it ended of its own; otherwise somebody deleted its pod
 * @param saidStop it had answered whoever asked that its match was over
 * @param podDeletedByHand a person, not the operator, deleted its pod
 */
public record ServerFact(
    String pod,
    MatchId match,
    Moment started,
    Optional<Moment> ended,
    boolean byItself,
    boolean saidStop,
    boolean podDeletedByHand) {}
