package games.kickoff.core.queue;

import games.kickoff.core.ladder.LadderRules;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * A queue as it is published to gateways.
 *
 * @param region a label that is shown to players; empty when there is none
 * @param teamCount teams in a match
 * @param teamSize players in a full team
 * @param maxParty players in the largest party that may join, at most {@code teamSize}
 * @param ticketTtl how long a waiting ticket is kept when no client asks for it
 * @param retention how long ended tickets and matches can still be read
 * @param maxStarting how many sessions may be starting at once; while there are that many, each
 *     start that ends writes an entry into the queue's log, which makes the operator look at the
 *     queue
 * @param paused whether no matches are formed
 * @param refuseJoins whether new joins are refused
 * @param ladder how its matches are rated; empty when they are not
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

  /** A MatchQueue's default, as are {@link #RETENTION} and {@link #MAX_STARTING}. */
  public static final Duration TICKET_TTL = Duration.ofSeconds(60);

  public static final Duration RETENTION = Duration.ofMinutes(10);
  public static final int MAX_STARTING = 50;

  /**
   * The order in which one of several queues of a region is chosen: those with a ladder first, then
   * by key.
   */
  public static final Comparator<PublishedQueue> FIRST_OF_A_REGION =
      Comparator.comparing((PublishedQueue queue) -> queue.ladder().isEmpty())
          .thenComparing(PublishedQueue::key);

  /** A builder of a queue whose matches have so many teams of so many players. */
  public static Builder of(QueueKey key, int teamCount, int teamSize) {
    return new Builder(key, teamCount, teamSize);
  }

  /** This queue with these rules of rating. */
  public PublishedQueue in(LadderRules rules) {
    return but().ladder(rules).build();
  }

  /** A builder with this queue's values. */
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

  /**
   * Builds a queue. Values that are not set are a MatchQueue's defaults: no region, parties of up
   * to a team, not paused, not rated.
   */
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

    /** Sets how matches are rated; empty when they are not. */
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
