package games.kickoff.core.match;

import java.util.OptionalInt;

/**
 * The names of a match's teams in APIs and for people: {@code teamA} is the first, then {@code
 * teamB}, and so on.
 */
public final class TeamName {

  private static final String PREFIX = "team";
  private static final int LETTERS = 26;

  private TeamName() {}

  /**
   * The name of a team: after {@code teamZ} comes {@code teamAA}.
   *
   * @param team its place, from 0
   */
  public static String of(int team) {
    StringBuilder letters = new StringBuilder();
    for (int rest = team + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return PREFIX + letters;
  }

  /**
   * The place of the team of that name.
   *
   * @param teams how many there are
   * @return empty when none of them has that name
   */
  public static OptionalInt find(String name, int teams) {
    for (int team = 0; team < teams; team++) {
      if (of(team).equals(name)) {
        return OptionalInt.of(team);
      }
    }
    return OptionalInt.empty();
  }
}
