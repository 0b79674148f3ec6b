package games.kickoff.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

  @TempDir private Path temp;

  @Test
  void keepsItsDataOverAKillAndARestart() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temp.resolve("postgres"))) {
      execute(postgres, "CREATE TABLE a (b int)");
      postgres.kill();
      postgres.restart();

      assertThat(execute(postgres, "INSERT INTO a VALUES (1)")).isEqualTo(1);

      postgres.restart();

      assertThat(execute(postgres, "DELETE FROM a")).isEqualTo(1);
    }
  }

  @Test
  void leavesNoProcessAndNoFile() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(temp.resolve("postgres"));

    postgres.close();

    assertThat(postgres.process().isAlive()).isFalse();
    assertThat(temp).isEmptyDirectory();
  }

  private static int execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
