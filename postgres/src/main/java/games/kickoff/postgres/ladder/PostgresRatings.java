package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.rating.Rating;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** {@link Ratings} in Postgres. */
public final class PostgresRatings implements Ratings {

  private final Postgres postgres;

  public PostgresRatings(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public Map<PlayerId, Rating> now(LadderRules ladder, Collection<PlayerId> players) {
    return postgres.inTransaction(transaction -> now(transaction, ladder, players));
  }

  static Map<PlayerId, Rating> now(
      Transaction transaction, LadderRules ladder, Collection<PlayerId> players)
      throws SQLException {
    Map<PlayerId, RatingRow> rows = RatingRows.find(transaction, ladder.name(), players);
    Instant now = ladder.decay().isEmpty() ? Instant.EPOCH : clock(transaction);
    Map<PlayerId, Rating> ratings = new HashMap<>();
    for (PlayerId player : players) {
      RatingRow row = rows.get(player);
      ratings.put(player, row == null ? ladder.newcomer() : decayed(row, ladder, now));
    }
    return ratings;
  }

  private static Rating decayed(RatingRow row, LadderRules ladder, Instant now) {
    return ladder
        .decay()
        .map(decay -> decay.apply(row.rating(), row.daysDue(ladder, now), ladder.newcomer()))
        .orElse(row.rating());
  }

  /** The time by Postgres' clock, which is the same for all that write. */
  static Instant clock(Transaction transaction) throws SQLException {
    try (Statement select = transaction.createStatement();
        ResultSet row = select.executeQuery("SELECT now()")) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }
}
