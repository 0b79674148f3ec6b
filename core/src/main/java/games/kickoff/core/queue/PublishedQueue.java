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

  /** A MatchQueue's defaults. */
  public static final Duration TICKET_TTL = Duration.ofSeconds(60);

  public static final Duration RETENTION = Duration.ofMinutes(10);
  public static final int MAX_STARTING = 50;

  /** Of the queues of one region: those with a ladder go first, and then the first by its key. */
  public static final Comparator<PublishedQueue> FIRST_OF_A_REGION =
      Comparator.comparing((PublishedQueue queue) -> queue.ladder().isEmpty())
          .thenComparing(PublishedQueue::key);

  /** A queue of matches of so many teams of so many players; the rest is the builder's. */
  public static Builder of(QueueKey key, int teamCount, int teamSize) {
    return new Builder(key, teamCount, teamSize);
  }

  /** The same, rated. */
  public PublishedQueue in(LadderRules rules) {
    return but().ladder(rules).build();
  }

  /** This queue, to be changed. */
  private Builder but() {
    return new Builder(key, teamCount, teamSize)
        .region(region)
        .maxParty(maxParty)
        .ticketTtl(ticketTtl)
        .retention(retention)
        .maxStarting(maxStarting)
        .paused(paused)
        .refuseJoins(refuseJoins)
        .ladder(ladder);
  }

  /** With a MatchQueue's defaults: no region, parties of up to a team, open, not rated. */
  public static final class Builder {
    private final QueueKey key;
    private final int teamCount;
    private final int teamSize;
    private String region = "";
    private int maxParty;
    private Duration ticketTtl = TICKET_TTL;
    private Duration retention = RETENTION;
    private int maxStarting = MAX_STARTING;
    private boolean paused;
    private boolean refuseJoins;
    private Optional<LadderRules> ladder = Optional.empty();

    private Builder(QueueKey key, int teamCount, int teamSize) {
      this.key = key;
      this.teamCount = teamCount;
      this.teamSize = teamSize;
      this.maxParty = teamSize;
    }

    public Builder region(String label) {
      region = label;
      return this;
    }

    public Builder maxParty(int players) {
      maxParty = players;
      return this;
    }

    public Builder ticketTtl(Duration time) {
      ticketTtl = time;
      return this;
    }

    public Builder retention(Duration time) {
      retention = time;
      return this;
    }

    public Builder maxStarting(int sessions) {
      maxStarting = sessions;
      return this;
    }

    public Builder paused(boolean nobodyIsClaimed) {
      paused = nobodyIsClaimed;
      return this;
    }

    public Builder refuseJoins(boolean refused) {
      refuseJoins = refused;
      return this;
    }

    public Builder ladder(LadderRules rules) {
      return ladder(Optional.of(rules));
    }

    /** Empty: it is not rated. */
    public Builder ladder(Optional<LadderRules> rules) {
      ladder = rules;
      return this;
    }

    public PublishedQueue build() {
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
          ladder);
    }
  }
}
