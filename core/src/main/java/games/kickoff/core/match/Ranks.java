package games.kickoff.core.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The result of a match as a rank for each of its teams, in the teams' order. 0 is first, and equal
 * ranks are a draw. Only the order of ranks counts, so they are stored without gaps: {@code [3, 7,
 * 3]} becomes {@code [0, 1, 0]}, and two results with the same meaning are equal.
 */
public record Ranks(List<Integer> values) implements MatchResult {

  /** The most teams that ranks are kept for. */
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

  /** The team at that place, counted from 0, has won, and the others drew. */
  public static Ranks winner(int team, int teams) {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < teams; i++) {
      values.add(i == team ? 0 : 1);
    }
    return new Ranks(values);
  }

  /** All teams drew. */
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

  /** The ranks as a {@link games.kickoff.core.rating.RatingSystem} takes them. */
  public int[] toArray() {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
