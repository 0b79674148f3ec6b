package games.kickoff.faults.history;

import games.kickoff.core.match.MatchRules;
import games.kickoff.core.queue.QueueKey;
import java.time.Duration;
import java.util.Map;

/**
 * A queue's rules, and its counts at the end of the run.
 *
 * @param maxDuration how long a match may be played
 * @param counts the number of joins, and of tickets by state except waiting
 * @param waiting the number of waiting tickets
 */
public record QueueFact(
    QueueKey key,
    MatchRules rules,
    Duration maxDuration,
    Map<String, Long> counts,
    long waiting,
    boolean deletedByHand) {}
