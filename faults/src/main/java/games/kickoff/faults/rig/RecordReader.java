package games.kickoff.faults.rig;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.faults.history.RecordFact;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all records of a realm in one query. */
record RecordReader(String schema) {

  List<RecordFact> read(Connection connection) throws SQLException {
    String sql =
        """
        SELECT m.id, m.ready, m.ended, m.outcome, m.reason,
          array(SELECT jsonb_array_elements_text(team) FROM jsonb_array_elements(m.players) team),
          array(SELECT player FROM %1$s.match_players p WHERE p.match = m.id AND p.live)
        FROM %1$s.matches m
        """
            .formatted(schema);
    List<RecordFact> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(
            new RecordFact(
                new MatchId(row.getString(1)),
                players(row.getArray(6)),
                time(row.getTimestamp(2)),
                time(row.getTimestamp(3)),
                Objects.requireNonNullElse(row.getString(4), ""),
                Objects.requireNonNullElse(row.getString(5), ""),
                players(row.getArray(7))));
      }
    }
    return rows;
  }

  private static List<PlayerId> players(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).map(PlayerId::new).toList();
  }

  private static Optional<java.time.Instant> time(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
