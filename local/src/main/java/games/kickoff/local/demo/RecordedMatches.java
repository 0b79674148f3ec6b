package games.kickoff.local.demo;

import games.kickoff.local.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** What Postgres holds of the matches played. */
final class RecordedMatches {

  private final EmbeddedPostgres postgres;

  RecordedMatches(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** The ids of the matches that were played and have an end. */
  Set<String> ended() throws SQLException {
    return ids("SELECT id FROM kickoff.matches WHERE ended IS NOT NULL AND ready IS NOT NULL");
  }

  /** The ids of the matches that are recorded as live. */
  Set<String> open() throws SQLException {
    return ids("SELECT id FROM kickoff.matches WHERE ended IS NULL");
  }

  private Set<String> ids(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      Set<String> ids = new TreeSet<>();
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    }
  }
}
