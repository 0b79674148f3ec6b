package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.rating.Rating;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the ledger, read in order to replay it.
 *
 * @param changes the changes of its players' ratings as it was written
 */
record LedgerEntry(
    long number,
    LadderName ladder,
    LadderRules.RatingModel system,
    List<RatingChange> changes,
    Cause cause) {

  static final String SELECT =
      "SELECT entry, ladder, system, players, mean_before, deviation_before, mean_after,"
          + " deviation_after, kind, team_sizes, ranks, days, per_day FROM rating_ledger"
          + " ORDER BY entry";

  /** Why ratings changed. */
  sealed interface Cause {
    /**
     * A match's result. The entry's players are those of the first team, then of the second, and so
     * on.
     */
    record Match(List<Integer> teamSizes, Ranks ranks) implements Cause {}

    /** Inactivity, with the days of decay for each of the entry's players. */
    record Away(List<Integer> days, double perDay) implements Cause {}
  }

  static LedgerEntry read(ResultSet row) throws SQLException {
    Object[] players = array(row, 4);
    Object[] before = array(row, 5);
    Object[] beforeDeviation = array(row, 6);
    Object[] after = array(row, 7);
    Object[] afterDeviation = array(row, 8);
    List<RatingChange> changes = new ArrayList<>();
    for (int i = 0; i < players.length; i++) {
      changes.add(
          new RatingChange(
              new PlayerId((String) players[i]),
              new Rating((Double) before[i], (Double) beforeDeviation[i]),
              new Rating((Double) after[i], (Double) afterDeviation[i])));
    }
    Cause cause =
        row.getString(9).equals("match")
            ? new Cause.Match(numbers(row, 10), new Ranks(numbers(row, 11)))
            : new Cause.Away(numbers(row, 12), row.getDouble(13));
    return new LedgerEntry(
        row.getLong(1),
        new LadderName(row.getString(2)),
        LadderRules.RatingModel.of(row.getString(3)),
        changes,
        cause);
  }

  private static Object[] array(ResultSet row, int column) throws SQLException {
    return (Object[]) row.getArray(column).getArray();
  }

  private static List<Integer> numbers(ResultSet row, int column) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    for (Object number : array(row, column)) {
      numbers.add(((Number) number).intValue());
    }
    return numbers;
  }

  /**
   * Computes the ratings that follow from this entry.
   *
   * @param before its players' ratings before it, in their order
   */
  List<Rating> replay(List<Rating> before) {
    return switch (cause) {
      case Cause.Match match -> {
        List<List<Rating>> teams = new ArrayList<>();
        int at = 0;
        for (int size : match.teamSizes()) {
          teams.add(before.subList(at, at + size));
          at += size;
        }
        yield system.ratings().update(teams, match.ranks().toArray()).stream()
            .flatMap(List::stream)
            .toList();
      }
      case Cause.Away away -> {
        Decay decay = new Decay(Duration.ZERO, away.perDay());
        List<Rating> after = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
          after.add(decay.apply(before.get(i), away.days().get(i), system.ratings().newcomer()));
        }
        yield after;
      }
    };
  }
}
