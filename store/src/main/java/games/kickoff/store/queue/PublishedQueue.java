package games.kickoff.store.queue;

import games.kickoff.core.queue.QueueKey;
import java.time.Duration;

/**
 * A queue as gateways know it.
 *
 * @param region a label for players; empty: none
 * @param teamCount teams in a match
 * @param teamSize players in a full team
 * @param maxParty players in the largest party that may join, at most a team
 * @param ticketTtl how long a ticket nobody asks for is kept waiting
 * @param retention how long ended tickets and matches can still be asked for
 * @param maxStarting sessions that may be starting at once; when that many are, the end of one
 *     start wakes the queue
 * @param paused nobody is claimed
 * @param refuseJoins new joins are refused, too
 */
public record PublishedQueue(
    QueueKey key,
    String region,
    int teamCount,
    int teamSize,
    int maxParty,
    Duration ticketTtl,
    Duration retention,
    int maxStarting,
    boolean paused,
    boolean refuseJoins) {}
