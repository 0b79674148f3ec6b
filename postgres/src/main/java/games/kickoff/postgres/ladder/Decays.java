package games.kickoff.postgres.ladder;

import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes decay: an entry in the ledger, and the players' rows. */
final class Decays {

  private Decays() {}

  /**
   * Appends the decay of these players to the ledger. Their rows must be locked.
   *
   * @return the rows with the decay, which are not written yet
   */
  static List<RatingRow> append(
      Transaction transaction, LadderRules ladder, Decay decay, List<RatingRow> idle, Instant now)
      throws SQLException {
    List<RatingRow> decayed = new ArrayList<>(idle.size());
    List<Integer> days = new ArrayList<>(idle.size());
    List<RatingChange> changes = new ArrayList<>(idle.size());
    for (RatingRow row : idle) {
      int due = row.daysDue(ladder, now);
      RatingRow after = row.decayed(decay, due, ladder.newcomer());
      decayed.add(after);
      days.add(due);
      changes.add(new RatingChange(row.player(), row.rating(), after.rating()));
    }
    Ledger.appendDecay(transaction, ladder, decay, days, changes);
    return decayed;
  }

  /**
   * Writes the decay of players for whom at least a day is due, those idle for longest first. Rows
   * that another transaction has locked are skipped: it is rating a match of theirs and writes
   * their decay, too.
   *
   * @return for how many it was written; when fewer than {@code most}, no more are due
   */
  static int sweep(Transaction transaction, LadderRules ladder, Decay decay, int most)
      throws SQLException {
    Instant now = PostgresRatings.clock(transaction);
    String sql =
        RatingRows.COLUMNS
            + "WHERE ladder = ? AND idle_since <= ? ORDER BY idle_since LIMIT ?"
            + " FOR UPDATE SKIP LOCKED";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setString(1, ladder.name().value());
      select.setTimestamp(2, Timestamp.from(now.minus(decay.after()).minus(Duration.ofDays(1))));
      select.setInt(3, most);
      List<RatingRow> idle = RatingRows.rows(select);
      if (!idle.isEmpty()) {
        RatingRows.update(
            transaction, ladder.name(), append(transaction, ladder, decay, idle, now));
      }
      return idle.size();
    }
  }
}
