package games.kickoff.postgres.result;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.result.MatchPlayer;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads matches with their players and results. */
final class PlayedMatches {

  private static final String COLUMNS =
      "SELECT id, queue, region, ladder, players, quality, outcome, created, ready, ended, reason, "
          + ResultRows.COLUMNS
          + " FROM matches LEFT JOIN results ON results.match = matches.id ";

  private PlayedMatches() {}

  static Optional<PlayedMatch> find(Transaction transaction, MatchId match) throws SQLException {
    try (PreparedStatement select = transaction.prepareStatement(COLUMNS + "WHERE id = ?")) {
      select.setString(1, match.value());
      return read(transaction, select).stream().findFirst();
    }
  }

  /**
   * The page's matches, and one more if there is one, which shows that there is a next page.
   * Matches whose players were never assigned are left out.
   */
  static List<PlayedMatch> latest(Transaction transaction, MatchRequest request)
      throws SQLException {
    String sql =
        COLUMNS
            + "WHERE ready IS NOT NULL"
            + (request.region().isEmpty() ? "" : " AND region = ?")
            + (request.after().isEmpty() ? "" : " AND id < ?")
            + " ORDER BY id DESC LIMIT ?";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      int at = 1;
      if (!request.region().isEmpty()) {
        select.setString(at++, request.region());
      }
      if (request.after().isPresent()) {
        select.setString(at++, request.after().get().match().value());
      }
      select.setInt(at, request.limit() + 1);
      return read(transaction, select);
    }
  }

  private static List<PlayedMatch> read(Transaction transaction, PreparedStatement select)
      throws SQLException {
    List<PlayedMatch> matches = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        matches.add(match(row));
      }
    }
    return withRatings(transaction, matches);
  }

  private static PlayedMatch match(ResultSet row) throws SQLException {
    double quality = row.getDouble(6);
    OptionalDouble expected = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(quality);
    return new PlayedMatch(
        new MatchId(row.getString(1)),
        QueueKey.parse(row.getString(2)),
        row.getString(3),
        Optional.ofNullable(row.getString(4)).map(LadderName::new),
        TeamsJson.read(row.getString(5)).stream()
            .map(team ->
                team.stream()
                    .map(id -> new MatchPlayer(id, Optional.empty(), Optional.empty()))
                    .toList())
            .toList(),
        expected,
        MatchStatus.of(row.getString(7)),
        row.getTimestamp(8).toInstant(),
        Optional.ofNullable(row.getTimestamp(9)).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp(10)).map(Timestamp::toInstant),
        EndReason.find(row.getString(11)),
        row.getArray(12) == null ? Optional.empty() : Optional.of(ResultRows.read(row, 12)));
  }

  private static List<PlayedMatch> withRatings(Transaction transaction, List<PlayedMatch> matches)
      throws SQLException {
    String sql =
        "SELECT match, player, mean, deviation, mean_after, deviation_after FROM match_players"
            + " WHERE match = ANY (?) AND mean IS NOT NULL";
    Object[] rated =
        matches.stream()
            .filter(match -> match.ladder().isPresent())
            .map(match -> match.id().value())
            .toArray();
    if (rated.length == 0) {
      return matches;
    }
    Map<MatchId, Map<PlayerId, MatchPlayer>> players = new HashMap<>();
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setArray(1, transaction.createArrayOf("text", rated));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          PlayerId player = new PlayerId(row.getString(2));
          players
              .computeIfAbsent(new MatchId(row.getString(1)), match -> new HashMap<>())
              .put(player, new MatchPlayer(player, rating(row, 3), rating(row, 5)));
        }
      }
    }
    return matches.stream()
        .map(match -> match.withPlayers(players.getOrDefault(match.id(), Map.of())))
        .toList();
  }

  private static Optional<Rating> rating(ResultSet row, int from) throws SQLException {
    double mean = row.getDouble(from);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new Rating(mean, row.getDouble(from + 1)));
  }
}
