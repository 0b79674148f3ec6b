package games.kickoff.core.match;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a match of a queue looks like.
 *
 * @param teamCount teams in a match, at least 1
 * @param teamSize players in a full team, at least 1
 * @param maxParty players in the largest party that plays, at most a team
 * @param partial when to play short-handed; empty: never
 * @param skill which players fit together; empty: all
 * @param latency how near a match's region has to be to its players; empty: nobody looks at regions
 * @param likeParties for how long a ticket waits for teams made of parties of the same sizes; zero:
 *     never
 * @param weights what a match's cost is made of
 */
public record MatchRules(
    int teamCount,
    int teamSize,
    int maxParty,
    Optional<Partial> partial,
    Optional<SkillRules> skill,
    Optional<LatencyRules> latency,
    Duration likeParties,
    SplitWeights weights) {

  /** Rules that know teams only: first come, first served. */
  public MatchRules(int teamCount, int teamSize, Optional<Partial> partial) {
    this(
        teamCount,
        teamSize,
        teamSize,
        partial,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        SplitWeights.DEFAULT);
  }

  /**
   * Playing short-handed.
   *
   * @param minPlayers players a partial match needs: at least one a team, at most a full match
   * @param after how long the longest waiting ticket must have waited
   */
  public record Partial(int minPlayers, Duration after) {

    /** Sizes tried, about: all of them up to 2×16. */
    private static final int MOST_SIZES = 32;

    /**
     * @throws IllegalArgumentException when the wait is negative
     */
    public Partial {
      if (after.isNegative()) {
        throw new IllegalArgumentException("partial.after is not negative");
      }
    }

    /**
     * The numbers of players to try for a partial match, the largest first; some are left out where
     * they are many.
     *
     * @param most players there may be
     */
    public int[] sizes(int most) {
      int step = Math.max(1, (most - minPlayers) / MOST_SIZES);
      return IntStream.iterate(most, players -> players >= minPlayers, players -> players - step)
          .toArray();
    }
  }

  /**
   * @throws IllegalArgumentException when a number is out of its range
   */
  public MatchRules {
    if (teamCount < 1 || teamSize < 1) {
      throw new IllegalArgumentException("a match has at least one team of at least one player");
    }
    if ((long) teamCount * teamSize > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a match has at most 2^31 - 1 players");
    }
    if (maxParty < 1 || maxParty > teamSize) {
      throw new IllegalArgumentException(
          "parties.maxSize is at least 1 and at most a team (%d)".formatted(teamSize));
    }
    if (likeParties.isNegative()) {
      throw new IllegalArgumentException("the wait for like parties is not negative");
    }
    int full = teamCount * teamSize;
    int teams = teamCount;
    partial.ifPresent(p -> {
      if (p.minPlayers() < teams || p.minPlayers() > full) {
        throw new IllegalArgumentException(
            "partial.minPlayers is at least one a team (%d) and at most a full match (%d)"
                .formatted(teams, full));
      }
    });
  }

  /** Players in a full match. */
  public int fullMatch() {
    return teamCount * teamSize;
  }

  /** The teams' sizes when that many play: they differ by at most one player (invariant 8). */
  public int[] teamSizes(int players) {
    int[] sizes = new int[teamCount];
    Arrays.setAll(sizes, team -> players / teamCount + (team < players % teamCount ? 1 : 0));
    return sizes;
  }

  /** The same with other rules of skill. */
  public MatchRules withSkill(SkillRules other) {
    return new MatchRules(
        teamCount, teamSize, maxParty, partial, Optional.of(other), latency, likeParties, weights);
  }
}
