package games.kickoff.postgres.ladder;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.rating.Rating;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a match has to do with ratings: the quality that is expected of it, and the changes by its
 * result. The caller has begun the transaction and locked the match's row.
 */
public final class MatchRatings {

  private MatchRatings() {}

  /**
   * Writes into the match's rows the current ratings of its players, and how even the match is
   * expected to be.
   */
  public static void expect(
      Transaction transaction, MatchId match, LadderRules ladder, List<List<PlayerId>> teams)
      throws SQLException {
    if (!ladder.rates(teams)) {
      return;
    }
    List<PlayerId> players = inOrder(teams);
    Map<PlayerId, Rating> now = PostgresRatings.now(transaction, ladder, players);
    List<List<Rating>> ratings =
        teams.stream().map(team -> team.stream().map(id -> now(now, ladder, id)).toList()).toList();
    try (PreparedStatement update =
        transaction.prepareStatement("UPDATE matches SET quality = ? WHERE id = ?")) {
      update.setDouble(1, ladder.system().ratings().quality(ratings));
      update.setString(2, match.value());
      update.executeUpdate();
    }
    String sql =
        "UPDATE match_players SET mean = n.mean, deviation = n.deviation"
            + " FROM unnest(?, ?, ?) AS n(player, mean, deviation)"
            + " WHERE match = ? AND match_players.player = n.player";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setArray(1, RatingRows.column(transaction, "text", players, PlayerId::value));
      update.setArray(
          2, RatingRows.column(transaction, "float8", players, id -> now(now, ladder, id).mean()));
      update.setArray(
          3,
          RatingRows.column(
              transaction, "float8", players, id -> now(now, ladder, id).deviation()));
      update.setString(4, match.value());
      update.executeUpdate();
    }
  }

  private static Rating now(Map<PlayerId, Rating> ratings, LadderRules ladder, PlayerId player) {
    return ratings.getOrDefault(player, ladder.newcomer());
  }

  /**
   * Changes the ratings of a match's players by its result: in the players' rows, in the ledger and
   * in the match's rows. A match is rated once; the ledger's unique index refuses a second time.
   *
   * @param region where it was played
   * @param ended when the match ended: the players' decay until then is applied first
   */
  public static void rate(
      Transaction transaction,
      MatchId match,
      LadderRules ladder,
      String region,
      List<List<PlayerId>> teams,
      Ranks ranks,
      Instant ended)
      throws SQLException {
    List<PlayerId> players = inOrder(teams);
    Map<PlayerId, RatingRow> rows =
        RatingRows.lock(transaction, ladder.name(), players, ladder.newcomer(), ended);
    Instant now = ended;
    if (ladder.decay().isPresent()) {
      now = PostgresRatings.clock(transaction);
      decay(transaction, ladder, ladder.decay().get(), rows, ended);
    }
    List<List<Rating>> before =
        teams.stream()
            .map(team -> team.stream().map(player -> row(rows, player).rating()).toList())
            .toList();
    List<List<Rating>> after = ladder.system().ratings().update(before, ranks.toArray());
    List<RatingChange> changes = new ArrayList<>();
    List<RatingRow> changed = new ArrayList<>();
    for (int team = 0; team < teams.size(); team++) {
      for (int i = 0; i < teams.get(team).size(); i++) {
        PlayerId player = teams.get(team).get(i);
        Rating next = after.get(team).get(i);
        changes.add(new RatingChange(player, before.get(team).get(i), next));
        changed.add(row(rows, player).played(ladder, next, region, ended, now));
      }
    }
    Ledger.appendMatch(
        transaction, ladder, match, teams.stream().map(List::size).toList(), ranks, changes);
    RatingRows.update(transaction, ladder.name(), changed);
    writeInMatch(transaction, match, changes);
  }

  /**
   * Applies the decay that is due before the game. It is a ledger entry of its own, so that the
   * ledger can be replayed.
   */
  private static void decay(
      Transaction transaction,
      LadderRules ladder,
      Decay decay,
      Map<PlayerId, RatingRow> rows,
      Instant now)
      throws SQLException {
    List<RatingRow> idle =
        rows.values().stream().filter(row -> row.daysDue(ladder, now) > 0).toList();
    if (!idle.isEmpty()) {
      for (RatingRow row : Decays.append(transaction, ladder, decay, idle, now)) {
        rows.put(row.player(), row);
      }
    }
  }

  private static void writeInMatch(
      Transaction transaction, MatchId match, List<RatingChange> changes) throws SQLException {
    String sql =
        "UPDATE match_players SET mean = n.mean, deviation = n.deviation,"
            + " mean_after = n.mean_after, deviation_after = n.deviation_after"
            + " FROM unnest(?, ?, ?, ?, ?)"
            + " AS n(player, mean, deviation, mean_after, deviation_after)"
            + " WHERE match = ? AND match_players.player = n.player";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setArray(
          1, RatingRows.column(transaction, "text", changes, change -> change.player().value()));
      update.setArray(
          2, RatingRows.column(transaction, "float8", changes, change -> change.before().mean()));
      update.setArray(
          3,
          RatingRows.column(transaction, "float8", changes, change -> change.before().deviation()));
      update.setArray(
          4, RatingRows.column(transaction, "float8", changes, change -> change.after().mean()));
      update.setArray(
          5,
          RatingRows.column(transaction, "float8", changes, change -> change.after().deviation()));
      update.setString(6, match.value());
      update.executeUpdate();
    }
  }

  private static RatingRow row(Map<PlayerId, RatingRow> rows, PlayerId player) {
    return Objects.requireNonNull(rows.get(player), "locked above");
  }

  private static List<PlayerId> inOrder(List<List<PlayerId>> teams) {
    return teams.stream().flatMap(List::stream).toList();
  }
}
