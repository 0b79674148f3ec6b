package games.kickoff.postgres.golden;

import games.kickoff.postgres.fixture.Ladder;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.Placeholders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares schema, migrations and rows in Postgres with the committed golden files. Migrations must
 * never change: every later version compares a migration that was applied with its file, and
 * refuses to start if they differ.
 */
class PostgresGoldenIT {

  private static final Golden GOLDEN = Golden.of("postgres");

  /** Ten days of decay, which begins after fourteen days. */
  private static final Duration AGO = Duration.ofDays(24).plusHours(1);

  private static String schema;
  private static String migrations;
  private static String rows;

  @BeforeAll
  static void tellTheStory() throws SQLException {
    Instant played = Instant.now().minus(AGO);
    try (Ladder ladder = Ladder.open();
        Connection bare = TestPostgres.bare(ladder.settings)) {
      new RecordStory(ladder).tell(played);
      Placeholders placeholders =
          new Placeholders()
              .name(ladder.settings.schema(), "<schema>")
              .times(played.minusSeconds(1), Instant.now().plusSeconds(60))
              .roundNumbers();
      SchemaDump dump = new SchemaDump(bare);
      schema = placeholders.in(dump.schema());
      migrations = dump.migrations();
      rows = placeholders.in(dump.rows());
    }
  }

  @Test
  void theSchemaIsAsAgreed() {
    GOLDEN.holds("schema.txt", schema);
  }

  @Test
  void everyMigrationIsTheOneThatWasAgreed() {
    GOLDEN.holds("migrations.txt", migrations);
  }

  @Test
  void everyRowIsAsAgreed() {
    GOLDEN.holds("rows.txt", rows);
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("schema.txt", "migrations.txt", "rows.txt");
  }
}
