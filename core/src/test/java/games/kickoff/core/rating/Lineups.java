package games.kickoff.core.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;

/** Reads teams and ranks as the tables of expected values write them. */
final class Lineups {

  private Lineups() {}

  /**
   * Reads teams such as {@code 25/8.333 20/7 | new}. Teams are separated by bars; {@code new} is a
   * rating of 25/8.333…; {@code 4*20/7} is four players with the same rating.
   */
  static List<List<Rating>> teams(String text) {
    return Arrays.stream(text.split("\\|", -1)).map(Lineups::team).toList();
  }

  private static List<Rating> team(String text) {
    return Arrays.stream(text.strip().split(" +", -1))
        .flatMap(players -> {
          String[] parts = players.split("\\*", -1);
          int times = parts.length == 1 ? 1 : Integer.parseInt(parts[0]);
          Rating rating = rating(parts[parts.length - 1]);
          return Collections.nCopies(times, rating).stream();
        })
        .toList();
  }

  private static Rating rating(String text) {
    if (text.equals("new")) {
      return new Rating(25, 25.0 / 3);
    }
    String[] parts = text.split("/", -1);
    return new Rating(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
  }

  static int[] ranks(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }

  static void assertClose(List<List<Rating>> actual, List<List<Rating>> expected, double within) {
    assertThat(actual.stream().map(List::size))
        .isEqualTo(expected.stream().map(List::size).toList());
    for (int team = 0; team < expected.size(); team++) {
      for (int player = 0; player < expected.get(team).size(); player++) {
        Rating is = actual.get(team).get(player);
        Rating should = expected.get(team).get(player);
        String where = String.format(Locale.ROOT, "player %d of team %d", player, team);
        assertThat(is.mean())
            .as("mean of " + where)
            .isCloseTo(should.mean(), Offset.offset(within));
        assertThat(is.deviation())
            .as("deviation of " + where)
            .isCloseTo(should.deviation(), Offset.offset(within));
      }
    }
  }
}
