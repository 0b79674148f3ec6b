package games.kickoff.core.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a match ended: a rank for each of its teams, in their order. 0 is first and equal ranks are a
 * draw. Only their order counts, so they are kept without gaps: {@code [3, 7, 3]} is {@code [0, 1,
 * 0]}, and two that say the same are equal.
 */
public record Ranks(List<Integer> values) implements MatchResult {

  /** Teams in the largest match. */
  public static final int MOST_TEAMS = 100;

  /**
   * @throws IllegalArgumentException when there are not 2 to {@value #MOST_TEAMS} of them, or one
   *     is negative
   */
  public Ranks {
    if (values.size() < 2 || values.size() > MOST_TEAMS) {
      throw new IllegalArgumentException(
          "ranks are given for each team, 2 to " + MOST_TEAMS + ", not " + values.size());
    }
    if (values.stream().anyMatch(rank -> rank < 0)) {
      throw new IllegalArgumentException("ranks are at least 0, and 0 is first: " + values);
    }
    List<Integer> inOrder = new ArrayList<>(new TreeSet<>(values));
    values = values.stream().map(inOrder::indexOf).toList();
  }

  /** The team at that place has won, and the others are level. */
  public static Ranks winner(int team, int teams) {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < teams; i++) {
      values.add(i == team ? 0 : 1);
    }
    return new Ranks(values);
  }

  /** All teams are level. */
  public static Ranks draw(int teams) {
    return new Ranks(Collections.nCopies(teams, 0));
  }

  @Override
  public Optional<Ranks> ranks(int teams) {
    return teams == values.size() ? Optional.of(this) : Optional.empty();
  }

  /** How many teams there are. */
  public int teams() {
    return values.size();
  }

  /** As a {@link games.kickoff.core.rating.RatingSystem} takes them. */
  public int[] toArray() {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
