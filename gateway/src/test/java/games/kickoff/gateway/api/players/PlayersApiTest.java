package games.kickoff.gateway.api.players;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.auth.Credentials;
import games.kickoff.gateway.serving.limit.LimitSettings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayersApiTest {

  private static final String UUID = "0b1f3c5e-7a91-4a3e-9d2b-52e7c1d40f11";

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway =
      TestGateway.on(realm.stores(), Credentials.ON, LimitSettings.NONE);

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static String named(String username) {
    return "{\"username\":\"" + username + "\"}";
  }

  private Answer register(String username) {
    return gateway.post("/players/register", named(username));
  }

  private Answer register(String username, String key) {
    return gateway.with("X-Idempotency-Key", key).post("/players/register", named(username));
  }

  @Test
  void registersAPlayerWhoseTokenIsGoodAtOnce() {
    Answer answer = register("Zoë");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("token_type")).isEqualTo("Bearer");
    String id = answer.text("player_id");
    Answer player = gateway.bearer(answer.text("access_token")).get("/players/player/" + id);
    assertThat(player.text("username")).isEqualTo("zoë");
    assertThat(player.text("registered_at")).contains("T");
  }

  @Test
  void findsTheSamePlayerByTheSameKey() {
    Answer first = register("somebody", UUID);
    Answer again = register("somebody", UUID);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("player_id")).isEqualTo(first.text("player_id"));
  }

  @Test
  void refusesANameThatIsTakenHoweverItIsWritten() {
    register("Somebody");
    Answer answer = register(" SOMEBODY ");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("error")).isEqualTo("username_taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"username\":null}",
        "{\"username\":7}",
        "{\"username\":\"ab\"}",
        "{\"username\":\"   a   \"}",
        "{\"username\":\"abc\\u0000\"}",
        "{\"username\":\"abc\\u200d\"}",
        "{\"username\":\"abc\\ud800\"}",
        "{\"username\":\"0123456789012345678901234567890123\"}",
      })
  void refusesWhatIsNoName(String body) {
    Answer answer = gateway.post("/players/register", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_username");
    assertThat(realm.calls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"guessable", "with blanks and 16 characters"})
  void refusesAKeyThatIsNoSecret(String key) {
    Answer answer = register("somebody", key);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_idempotency_key");
    assertThat(register("somebody", "k".repeat(129)).status()).isEqualTo(400);
  }

  @Test
  void showsRatingsInEveryLadderThereIs() {
    PlayerId player = realm.database.registered("somebody");
    realm.publish(Ladders.rated("eu"));
    realm.publish(
        FakeRealm.queue(new QueueKey("default", "other"), 1, false)
            .in(Ladders.rules("arena", LadderRules.RatingModel.PLACKETT_LUCE)));
    realm.database.rate(player, 30, 2, "eu");
    Answer answer = gateway.key(Credentials.KEY).get("/players/player/" + player);
    assertThat(answer.json().at("/ratings/ranked/mu").asDouble()).isEqualTo(30);
    assertThat(answer.json().at("/ratings/ranked/score").asDouble()).isEqualTo(24);
    assertThat(List.copyOf(answer.json().path("ratings").properties())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "01arz3ndektsv4rrffq69g5fav", "%7bx%7d"})
  void knowsNobodyWhoDidNotRegister(String id) {
    Answer answer = gateway.key(Credentials.KEY).get("/players/player/" + id);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error")).isEqualTo("unknown_player");
  }

  @Test
  void asksToComeBackWhilePostgresIsAway() {
    realm.database.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    Answer answer = register("somebody");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}
