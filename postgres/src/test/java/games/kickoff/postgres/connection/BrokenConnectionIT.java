package games.kickoff.postgres.connection;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.fixture.Ladder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection breaks in the middle of a transaction, as when Postgres restarts. */
class BrokenConnectionIT {

  private final Ladder ladder = Ladder.open();

  @AfterEach
  void close() {
    ladder.close();
  }

  @Test
  void saysWhatBrokeItAndNotThatNothingCouldBeRolledBack() {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() ->
            ladder.gateway.inTransaction(transaction -> {
              try (var sql = transaction.createStatement()) {
                return sql.execute("SELECT pg_terminate_backend(pg_backend_pid())");
              }
            }))
        .withMessageContaining("terminating connection");
  }
}
