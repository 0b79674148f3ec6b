package games.kickoff.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.fixture.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SchemaIT {

  @Test
  void aServerThatIsNotThereIsAnOutageOfTheMigration() {
    PostgresSettings nowhere =
        new PostgresSettings("jdbc:postgresql://127.0.0.1:1/none", "nobody", "", "kickoff");
    Schema away = new Schema(nowhere);

    assertThatThrownBy(away::migrate).isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void tellsWhetherItIsOfThisVersionAndChangesNothing() {
    Schema fresh = new Schema(TestPostgres.freshSchema());

    assertThat(fresh.isMigrated()).isFalse();
    assertThat(fresh.isMigrated()).isFalse();
    fresh.migrate();
    assertThat(fresh.isMigrated()).isTrue();
  }

  @Test
  void severalOperatorsMigrateAtOnce() throws Exception {
    PostgresSettings fresh = TestPostgres.freshSchema();
    // every user has rights that can be granted again, here by several operators at once
    Optional<GatewayRole> role = Optional.of(new GatewayRole(fresh.user()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        starts.add(
            threads.submit(() -> {
              new Schema(fresh, role).migrate();
              try (Postgres own = Postgres.connect(fresh)) {
                own.ping();
              }
            }));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    }
  }

  @Test
  void aGatewaysRoleThatDoesNotExistYetIsNoError() throws SQLException {
    PostgresSettings settings = TestPostgres.freshSchema();
    String role = "late@" + settings.schema();
    Schema schema = new Schema(settings, Optional.of(new GatewayRole(role)));
    schema.migrate();
    assertThat(schema.isMigrated()).isTrue();

    try (Connection owner = TestPostgres.bare(settings);
        Statement sql = owner.createStatement()) {
      sql.execute("CREATE ROLE \"" + role + "\"");
      schema.migrate();
      String may = "SELECT has_table_privilege('" + role + "', 'players', 'INSERT')";
      try (ResultSet row = sql.executeQuery(may)) {
        assertThat(row.next() && row.getBoolean(1)).isTrue();
      }
      sql.execute("DROP OWNED BY \"" + role + "\"; DROP ROLE \"" + role + "\"");
    }
  }
}
