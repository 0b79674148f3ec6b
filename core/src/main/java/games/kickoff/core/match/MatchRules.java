package games.kickoff.core.match;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules by which a queue's matches are formed.
 *
 * @param teamCount teams in a match, at least 1
 * @param teamSize players in a full team, at least 1
 * @param maxParty players in the largest party that plays, at most {@code teamSize}
 * @param partial when to play short-handed; empty for never
 * @param skill which players may play together by their skill; empty for all
 * @param latency how near a match's region has to be to its players; empty when regions do not
 *     matter
 * @param likeParties for how long a ticket waits for teams whose parties have the same sizes; zero
 *     when it does not
 * @param weights the weights in a match's cost
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

  /** Rules of team sizes only, for {@link FirstComeFirstServed}. */
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
   * When to form a partial match, one whose teams are not full.
   *
   * @param minPlayers the fewest players of a partial match: at least one a team, at most a full
   *     match
   * @param after how long its longest waiting ticket must have waited
   */
  public record Partial(int minPlayers, Duration after) {

    /**
     * Limits the sizes of partial matches that are tried to twice this number. Every size is tried
     * while there are at most that many, as in all matches of at most 64 players.
     */
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
     * The numbers of players to try for a partial match, the largest first. When there are many
     * possible numbers, only every second, third and so on is tried.
     *
     * @param most the largest number of players to try
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

  /**
   * The sizes of the teams of a match of that many players: they differ by at most one (invariant
   * 8).
   */
  public int[] teamSizes(int players) {
    int[] sizes = new int[teamCount];
    Arrays.setAll(sizes, team -> players / teamCount + (team < players % teamCount ? 1 : 0));
    return sizes;
  }

  /** These rules with other rules of skill. */
  public MatchRules withSkill(SkillRules other) {
    return new MatchRules(
        teamCount, teamSize, maxParty, partial, Optional.of(other), latency, likeParties, weights);
  }
}
