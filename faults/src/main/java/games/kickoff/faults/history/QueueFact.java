package games.kickoff.faults.history;

import games.kickoff.core.match.MatchRules;
import games.kickoff.core.queue.QueueKey;
import java.time.Duration;
import java.util.Map;

/**
 * A queue's rules, and its numbers at the end.
 *
 * @param maxDuration how long a match may be played
 * @param counts joins, and tickets by state; who waits stands in {@code waiting}
 */
public record QueueFact(
    QueueKey key,
    MatchRules rules,
    Duration maxDuration,
    Map<String, Long> counts,
    long waiting,
    boolean deletedByHand) {}
