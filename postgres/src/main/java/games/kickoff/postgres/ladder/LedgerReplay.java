package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.connection.Snapshot;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes all ratings anew from the ledger, in its order, and compares them with the stored ones:
 * with those in the ledger after each entry, and with the table at the end. It works on one
 * snapshot while others write, and changes nothing. Only a part of the ledger and of the ratings is
 * in memory at a time; what was computed so far is kept in a temporary table.
 */
public final class LedgerReplay {

  /**
   * The largest relative difference that is not reported: floating-point arithmetic may differ in
   * the last digits between processors.
   */
  private static final double TOLERANCE = 1e-9;

  private static final int MOST_EXAMPLES = 10;
  private static final int PLAYERS_AT_ONCE = 5_000;
  private static final int ROWS_AT_ONCE = 500;

  /**
   * The result of a replay.
   *
   * @param ratings the number of rows in the table
   * @param differences how often a stored rating differed from the computed one
   * @param largest the largest difference, in units of skill
   * @param examples the first differences, in words
   */
  public record Summary(
      long matches,
      long decays,
      long ratings,
      long differences,
      double largest,
      List<String> examples) {}

  private final Transaction transaction;
  private final ReplayedRatings replayed;
  private long matches;
  private long decays;
  private long ratings;
  private long differences;
  private double largest;
  private final List<String> examples = new ArrayList<>();

  private LedgerReplay(Transaction transaction) {
    this.transaction = transaction;
    this.replayed = new ReplayedRatings(transaction);
  }

  /**
   * Replays the ledger of that realm.
   *
   * @throws StoreUnavailable when Postgres does not answer
   */
  public static Summary run(PostgresSettings settings) {
    return Snapshot.read(
        settings, "kickoff-rebuild-ratings", snapshot -> new LedgerReplay(snapshot).run());
  }

  private Summary run() throws SQLException {
    replayed.create();
    try (Statement select = transaction.createStatement()) {
      select.setFetchSize(ROWS_AT_ONCE);
      List<LedgerEntry> part = new ArrayList<>();
      int players = 0;
      try (ResultSet row = select.executeQuery(LedgerEntry.SELECT)) {
        while (row.next()) {
          LedgerEntry entry = LedgerEntry.read(row);
          part.add(entry);
          players += entry.changes().size();
          if (players >= PLAYERS_AT_ONCE) {
            replay(part);
            part.clear();
            players = 0;
          }
        }
      }
      replay(part);
    }
    compareTable();
    return new Summary(matches, decays, ratings, differences, largest, List.copyOf(examples));
  }

  private void replay(List<LedgerEntry> entries) throws SQLException {
    replayed.load(entries);
    for (LedgerEntry entry : entries) {
      switch (entry.cause()) {
        case LedgerEntry.Cause.Match match -> matches++;
        case LedgerEntry.Cause.Away away -> decays++;
      }
      List<Rating> before = new ArrayList<>();
      for (RatingChange change : entry.changes()) {
        Rating rating = replayed.get(entry, change.player());
        before.add(rating);
        compare("before entry " + entry.number(), entry, change.player(), change.before(), rating);
      }
      List<Rating> after = entry.replay(before);
      for (int i = 0; i < after.size(); i++) {
        RatingChange change = entry.changes().get(i);
        replayed.put(entry, change.player(), after.get(i));
        compare(
            "after entry " + entry.number(), entry, change.player(), change.after(), after.get(i));
      }
    }
    replayed.store();
  }

  private void compare(
      String when, LedgerEntry entry, PlayerId player, Rating written, Rating computed) {
    compare("ladder %s, player %s, %s".formatted(entry.ladder(), player, when), written, computed);
  }

  private void compare(String what, Rating written, Rating computed) {
    double apart =
        Math.max(
            Math.abs(written.mean() - computed.mean()),
            Math.abs(written.deviation() - computed.deviation()));
    if (apart > TOLERANCE * Math.max(1, Math.abs(computed.mean()))) {
      largest = Math.max(largest, apart);
      differs(
          "%s: %s/%s is written, %s/%s is computed"
              .formatted(
                  what,
                  written.mean(),
                  written.deviation(),
                  computed.mean(),
                  computed.deviation()));
    }
  }

  private void differs(String example) {
    differences++;
    if (examples.size() < MOST_EXAMPLES) {
      examples.add(example);
    }
  }

  private void compareTable() throws SQLException {
    String sql =
        "SELECT ladder, player, t.mean, t.deviation, c.mean, c.deviation FROM ratings t"
            + " FULL JOIN replayed c USING (ladder, player)";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String what = "ladder %s, player %s".formatted(row.getString(1), row.getString(2));
          boolean stands = row.getObject(3) != null;
          boolean computed = row.getObject(5) != null;
          ratings += stands ? 1 : 0;
          if (!stands) {
            differs(what + ": the ledger has them, the table does not");
          } else if (!computed) {
            differs(what + ": the table has them, the ledger does not");
          } else {
            compare(
                what,
                new Rating(row.getDouble(3), row.getDouble(4)),
                new Rating(row.getDouble(5), row.getDouble(6)));
          }
        }
      }
    }
  }
}
