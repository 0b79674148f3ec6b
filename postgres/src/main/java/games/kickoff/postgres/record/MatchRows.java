package games.kickoff.postgres.record;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.fact.BadFacts;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.match.Match;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.postgres.connection.Transaction;
import games.kickoff.postgres.ladder.LadderJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements on {@code matches} and {@code match_players}; the caller has begun the
 * transaction.
 */
final class MatchRows {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String ONE_LIVE = "match_players_one_live";

  static final String COLUMNS =
      "SELECT id, queue, created, ready, ended, outcome, reason, result,"
          + " ended IS NULL AND coalesce(ladder_rules ->> 'whileRunning' = 'end', false)"
          + " AND EXISTS (SELECT FROM results WHERE results.match = matches.id) FROM matches ";

  private MatchRows() {}

  static boolean isOneLive(SQLException e) {
    for (SQLException at = e; at != null; at = at.getNextException()) {
      if (UNIQUE_VIOLATION.equals(at.getSQLState())
          && String.valueOf(at.getMessage()).contains(ONE_LIVE)) {
        return true;
      }
    }
    return false;
  }

  static Optional<RecordResult> findBusy(Transaction transaction, MatchRecord match)
      throws SQLException {
    String sql = "SELECT player, match FROM match_players WHERE live AND player = ANY (?) LIMIT 1";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      String[] players = players(match.match()).stream().map(Seat::player).toArray(String[]::new);
      select.setArray(1, transaction.createArrayOf("text", players));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new RecordResult.PlayerBusy(
                    new PlayerId(row.getString(1)), new MatchId(row.getString(2))))
            : Optional.empty();
      }
    }
  }

  static boolean endRow(Transaction transaction, MatchId match, Ending ending) throws SQLException {
    String end =
        "UPDATE matches SET ended = ?, outcome = ?, reason = ?, message = ?, result = ?"
            + " WHERE id = ? AND ended IS NULL";
    try (PreparedStatement update = transaction.prepareStatement(end)) {
      bindEnding(update, 1, Optional.of(ending));
      update.setString(6, match.value());
      if (update.executeUpdate() == 0) {
        return false;
      }
    }
    String free = "UPDATE match_players SET live = false WHERE match = ? AND live";
    try (PreparedStatement update = transaction.prepareStatement(free)) {
      update.setString(1, match.value());
      update.executeUpdate();
    }
    return true;
  }

  static boolean insertMatch(Transaction transaction, MatchRecord record, Optional<Ending> ending)
      throws SQLException {
    Match match = record.match();
    String sql =
        "INSERT INTO matches (id, queue, region, players, pod, why, created, ready,"
            + " ended, outcome, reason, message, result, ladder, ladder_rules)"
            + " VALUES (?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)"
            + " ON CONFLICT (id) DO NOTHING";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setString(1, match.id().value());
      insert.setString(2, match.queue().toString());
      insert.setString(3, match.region());
      insert.setString(4, RecordJson.teams(match));
      insert.setString(5, record.pod().orElse(null));
      insert.setString(6, RecordJson.why(match.why()));
      insert.setTimestamp(7, Timestamp.from(match.formedAt()));
      insert.setTimestamp(8, record.ready().map(Timestamp::from).orElse(null));
      bindEnding(insert, 9, ending);
      insert.setString(14, match.ladder().map(rules -> rules.name().value()).orElse(null));
      insert.setString(
          15, match.ladder().map(rules -> LadderJson.write(Optional.of(rules))).orElse(null));
      return insert.executeUpdate() == 1;
    }
  }

  private static void bindEnding(PreparedStatement statement, int at, Optional<Ending> ending)
      throws SQLException {
    if (ending.isEmpty()) {
      statement.setNull(at, Types.TIMESTAMP_WITH_TIMEZONE);
      for (int i = 1; i <= 4; i++) {
        statement.setNull(at + i, Types.VARCHAR);
      }
      return;
    }
    Ending end = ending.get();
    statement.setTimestamp(at, Timestamp.from(end.at()));
    statement.setString(at + 1, end.outcome().word());
    statement.setString(at + 2, end.reason().word());
    statement.setString(at + 3, end.message());
    statement.setString(at + 4, end.result().orElse(null));
  }

  static void insertPlayers(Transaction transaction, Match match) throws SQLException {
    String sql =
        "INSERT INTO match_players (match, player, team, ticket, live) VALUES (?, ?, ?, ?, true)";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      for (Seat seat : players(match)) {
        insert.setString(1, match.id().value());
        insert.setString(2, seat.player());
        insert.setInt(3, seat.team());
        insert.setString(4, seat.ticket());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private record Seat(String player, int team, String ticket) {}

  /**
   * The match's players in the order of their ids, so that two matches with the same players never
   * deadlock.
   */
  private static List<Seat> players(Match match) {
    List<Seat> seats = new ArrayList<>();
    for (int team = 0; team < match.teams().size(); team++) {
      for (Ticket ticket : match.teams().get(team)) {
        for (PlayerId player : ticket.players()) {
          seats.add(new Seat(player.value(), team, ticket.id().value()));
        }
      }
    }
    seats.sort(Comparator.comparing(Seat::player));
    return seats;
  }

  static boolean isEnded(Transaction transaction, MatchId match) throws SQLException {
    String sql = "SELECT ended IS NOT NULL FROM matches WHERE id = ?";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setString(1, match.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Reads rows. Those that no operator can have written are reported and skipped. */
  static List<RecordView> views(PreparedStatement select, BadFacts bad) throws SQLException {
    List<RecordView> views = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        try {
          views.add(view(row));
        } catch (IllegalArgumentException e) {
          bad.found(BadFact.of(BadFact.Kind.RECORD, row.getString(1), e));
        }
      }
    }
    return views;
  }

  private static RecordView view(ResultSet row) throws SQLException {
    return new RecordView(
        new MatchId(row.getString(1)),
        QueueKey.parse(row.getString(2)),
        row.getTimestamp(3).toInstant(),
        time(row.getTimestamp(4)),
        time(row.getTimestamp(5)),
        MatchStatus.of(row.getString(6)),
        EndReason.find(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        row.getBoolean(9));
  }

  private static Optional<Instant> time(@Nullable Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }
}
