package games.kickoff.postgres.ladder;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.BoardPage;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.Leaderboards;
import games.kickoff.core.player.Username;
import games.kickoff.core.rating.Rating;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@link Leaderboards} in Postgres. Entries are read in the order of an index. Players are grouped
 * into buckets by their value, and the players of each bucket are counted as ratings change. So a
 * player's rank is the sum of the counts of all buckets before theirs, plus the number of players
 * before them in their own bucket, plus 1.
 */
public final class PostgresLeaderboards implements Leaderboards {

  private static final String ENTRY =
      "SELECT r.player, p.username, r.mean, r.deviation, r.region, r.games, r.played"
          + " FROM ratings r LEFT JOIN players p ON p.id = r.player WHERE r.ladder = ?";

  private static final String BUCKETS_BEFORE =
      "(SELECT coalesce(sum(players), 0) FROM %s WHERE ladder = a.ladder AND bucket < a.bucket%s)";

  private final Postgres postgres;

  public PostgresLeaderboards(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public BoardPage page(BoardRequest request) {
    return postgres.inTransaction(transaction -> {
      List<BoardEntry> entries = entries(transaction, request);
      boolean more = entries.size() > request.limit();
      List<BoardEntry> page = more ? entries.subList(0, request.limit()) : entries;
      return new BoardPage(
          List.copyOf(page),
          more
              ? Optional.of(new BoardCursor(page.getLast().conservative(), page.getLast().player()))
              : Optional.empty());
    });
  }

  /** The page's entries, and one more if there is one, which shows that there is a next page. */
  private static List<BoardEntry> entries(Transaction transaction, BoardRequest request)
      throws SQLException {
    String sql =
        ENTRY
            + (request.region().isEmpty() ? "" : " AND r.region = ?")
            + (request.after().isEmpty()
                ? ""
                : " AND (r.bucket, r.deficit, r.player) > (board_bucket(?), ?, ?)")
            + " ORDER BY r.bucket, r.deficit, r.player LIMIT ?";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      int at = 1;
      select.setString(at++, request.ladder().value());
      if (!request.region().isEmpty()) {
        select.setString(at++, request.region());
      }
      if (request.after().isPresent()) {
        double deficit = -request.after().get().conservative();
        select.setDouble(at++, deficit);
        select.setDouble(at++, deficit);
        select.setString(at++, request.after().get().player().value());
      }
      select.setInt(at, request.limit() + 1);
      List<BoardEntry> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long rank =
              entries.isEmpty()
                  ? firstRank(transaction, request, row.getString(1))
                  : entries.getLast().rank() + 1;
          entries.add(entry(row, rank));
        }
      }
      return entries;
    }
  }

  private static long firstRank(Transaction transaction, BoardRequest request, String player)
      throws SQLException {
    return request.after().isEmpty()
        ? 1
        : rank(transaction, request.ladder(), request.region(), player);
  }

  @Override
  public Optional<BoardEntry> find(LadderName ladder, String region, PlayerId player) {
    return postgres.inTransaction(transaction -> {
      String sql = ENTRY + " AND r.player = ?" + (region.isEmpty() ? "" : " AND r.region = ?");
      try (PreparedStatement select = transaction.prepareStatement(sql)) {
        select.setString(1, ladder.value());
        select.setString(2, player.value());
        if (!region.isEmpty()) {
          select.setString(3, region);
        }
        try (ResultSet row = select.executeQuery()) {
          return row.next()
              ? Optional.of(entry(row, rank(transaction, ladder, region, player.value())))
              : Optional.empty();
        }
      }
    });
  }

  private static long rank(Transaction transaction, LadderName ladder, String region, String player)
      throws SQLException {
    String there = region.isEmpty() ? "" : " AND region = a.region";
    String sql =
        "SELECT 1 + "
            + BUCKETS_BEFORE.formatted("board_counts", there)
            + " + "
            + BUCKETS_BEFORE.formatted("board_changes", there)
            + " + (SELECT count(*) FROM ratings WHERE ladder = a.ladder AND bucket = a.bucket"
            + there
            + " AND (deficit, player) < (a.deficit, a.player))"
            + " FROM ratings a WHERE a.ladder = ? AND a.player = ?";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setString(1, ladder.value());
      select.setString(2, player);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static BoardEntry entry(ResultSet row, long rank) throws SQLException {
    return new BoardEntry(
        rank,
        new PlayerId(row.getString(1)),
        Optional.ofNullable(row.getString(2)).map(Username::new),
        new Rating(row.getDouble(3), row.getDouble(4)),
        row.getString(5),
        row.getInt(6),
        row.getTimestamp(7).toInstant());
  }
}
