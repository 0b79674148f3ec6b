package games.kickoff.gateway;

import static games.kickoff.postgres.fixture.Ladder.RANKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.fixture.Ladder;
import games.kickoff.postgres.ladder.PostgresLeaderboards;
import games.kickoff.postgres.ladder.PostgresRatings;
import games.kickoff.postgres.login.PostgresLogins;
import games.kickoff.postgres.migration.GatewayRole;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.postgres.player.PostgresPlayers;
import games.kickoff.postgres.result.PostgresResults;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role to which the schema's migration grants a gateway's rights can do that and no more. */
class GatewayRoleIT {

  private final Ladder ladder = Ladder.open();
  private final String role = "gateway_" + ladder.settings.schema();
  private final Schema schema = new Schema(ladder.settings, Optional.of(new GatewayRole(role)));
  private final Postgres postgres =
      Postgres.connect(
          new PostgresSettings(ladder.settings.url(), role, "", ladder.settings.schema()));
  private final PostgresResults results = new PostgresResults(postgres);

  @BeforeEach
  void grant() throws SQLException {
    ladder.sql("CREATE ROLE " + role + " LOGIN");
    schema.migrate();
  }

  @AfterEach
  void close() throws SQLException {
    postgres.close();
    ladder.sql("DROP OWNED BY " + role);
    ladder.sql("DROP ROLE " + role);
    ladder.close();
  }

  @Test
  void registersAndRates() {
    PostgresPlayers players = new PostgresPlayers(postgres, new Random(1), Clock.systemUTC());
    var registered =
        (Registration.Registered) players.register(Username.parse("somebody"), Optional.empty());
    PlayerId player = registered.player().id();
    assertThat(players.find(player)).isPresent();
    Optional<IdempotencyKey> key = Optional.of(new IdempotencyKey("once-0123456789abcdef"));
    players.register(Username.parse("again"), key);
    players.register(Username.parse("again"), key);
    assertThat(players.register(Username.parse("somebody"), Optional.empty()))
        .isInstanceOf(Registration.NameTaken.class);

    MatchId match = ladder.played(RANKED, player.value(), "p2").id();
    var accepted = (SubmitResult.Accepted) results.submit(match, Ranks.winner(0, 2));
    assertThat(accepted.result().state()).isEqualTo(AcceptedResult.State.RATED);
    assertThat(results.submit(match, Ranks.winner(0, 2)))
        .isInstanceOf(SubmitResult.AlreadyTheSame.class);
    assertThat(results.find(match)).isPresent();
    assertThat(results.latest(new MatchRequest("", 10, Optional.empty())).matches()).hasSize(1);
    assertThat(results.latest(new MatchRequest("eu", 10, Optional.empty())).matches()).hasSize(1);

    PostgresLeaderboards boards = new PostgresLeaderboards(postgres);
    BoardRequest first = new BoardRequest(RANKED.name(), "", 10, Optional.empty());
    assertThat(boards.page(first).entries()).hasSize(2);
    assertThat(boards.find(RANKED.name(), "", player).orElseThrow().rank()).isEqualTo(1);
    assertThat(new PostgresRatings(postgres).now(RANKED, player).mean()).isGreaterThan(29);
  }

  @Test
  void beginsRenewsAndEndsLogins() {
    PostgresLogins logins = new PostgresLogins(postgres, new Random(1), Clock.systemUTC());
    PlayerId player = new PlayerId("p1");
    Duration month = Duration.ofDays(30);
    IssuedRefresh begun = logins.begin(player, month);
    assertThat(logins.exchange(begun.token(), month)).isInstanceOf(Exchange.Renewed.class);
    assertThat(logins.isLive(begun.login().id())).isTrue();
    assertThat(logins.end(begun.token())).contains(player);
    assertThat(logins.endAll(player)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM rating_ledger",
        "UPDATE rating_ledger SET mean_after = '{99}'",
        "UPDATE results SET ranks = '{1,0}'",
        "DELETE FROM results",
        "UPDATE matches SET outcome = 'completed'",
        "DELETE FROM matches",
        "DELETE FROM ratings",
        "DELETE FROM players",
        "CREATE TABLE mine (a int)",
        "SELECT FROM rating_ledger",
        "SELECT FROM term",
        "UPDATE term SET fence = 0",
        "SELECT FROM flyway_schema_history",
        "UPDATE board_counts SET players = 0",
        "DELETE FROM board_changes",
        "UPDATE players SET username = 'other'",
        "TRUNCATE players",
        "UPDATE match_players SET live = false",
      })
  void changesNothingThatWasRecorded(String statement) {
    assertThatThrownBy(() ->
            postgres.inTransaction(connection -> {
              try (var sql = connection.createStatement()) {
                return sql.execute(statement);
              }
            }))
        .hasMessageContaining("permission denied");
  }

  @Test
  void readsTheTableOfALaterMigrationOnceThatIsApplied() throws SQLException {
    ladder.sql("CREATE TABLE later (a int)"); // as a migration does
    schema.migrate();
    assertThat(count("SELECT count(*) FROM later")).isZero();
    assertThatThrownBy(() -> count("INSERT INTO later VALUES (1) RETURNING a"))
        .hasMessageContaining("permission denied");
  }

  private int count(String query) {
    return postgres.inTransaction(connection -> {
      try (var sql = connection.prepareStatement(query);
          var row = sql.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    });
  }
}
