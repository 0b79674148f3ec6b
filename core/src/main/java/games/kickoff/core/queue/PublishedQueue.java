package games.kickoff.core.queue;

import games.kickoff.core.ladder.LadderRules;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

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
 * @param ladder how its matches are rated; empty: they are not
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
    boolean refuseJoins,
    Optional<LadderRules> ladder) {

  /** Of the queues of one region: those with a ladder go first, and then the first by its key. */
  public static final Comparator<PublishedQueue> FIRST_OF_A_REGION =
      Comparator.comparing((PublishedQueue queue) -> queue.ladder().isEmpty())
          .thenComparing(PublishedQueue::key);

  /** A queue whose matches are not rated: its other components. */
  public PublishedQueue(
      QueueKey key,
      String region,
      int teamCount,
      int teamSize,
      int maxParty,
      Duration ticketTtl,
      Duration retention,
      int maxStarting,
      boolean paused,
      boolean refuseJoins) {
    this(
        key,
        region,
        teamCount,
        teamSize,
        maxParty,
        ticketTtl,
        retention,
        maxStarting,
        paused,
        refuseJoins,
        Optional.empty());
  }

  /** The same, rated. */
  public PublishedQueue in(LadderRules rules) {
    return new PublishedQueue(
        key,
        region,
        teamCount,
        teamSize,
        maxParty,
        ticketTtl,
        retention,
        maxStarting,
        paused,
        refuseJoins,
        Optional.of(rules));
  }
}
