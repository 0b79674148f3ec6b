package games.kickoff.gateway.api.players;

import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.token;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.Database;
import games.kickoff.gateway.Stores;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.auth.Credentials;
import games.kickoff.gateway.serving.auth.issuer.FakeIssuer;
import games.kickoff.gateway.serving.limit.LimitSettings;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensApiTest {

  private static final String TOKEN = "/players/token";
  private static final String REFRESH = "/players/token/refresh";
  private static final String REVOKE = "/players/token/revoke";

  private final FakeRealm realm = new FakeRealm();
  private final FakeIssuer issuer = new FakeIssuer(FakeIssuer.EC);
  private final TestGateway gateway =
      TestGateway.on(
          realm.stores(), Credentials.trusting(issuer.issuer("id:")), LimitSettings.NONE);

  @AfterEach
  void stop() {
    gateway.close();
    issuer.close();
  }

  private static String body(String refreshToken) {
    return "{\"refresh_token\":\"%s\"}".formatted(refreshToken);
  }

  private Answer registered() {
    return gateway.post("/players/register", "{\"username\":\"somebody\"}");
  }

  private Answer refresh(Answer tokens) {
    return gateway.post(REFRESH, body(tokens.text("refresh_token")));
  }

  private int ticketsOf(Answer tokens) {
    String path = "/v1/players/" + tokens.text("player_id") + "/ticket";
    return gateway.bearer(tokens.text("access_token")).get(path).status();
  }

  private Answer renewed(Answer tokens) {
    return gateway.bearer(tokens.text("access_token")).post(TOKEN, "");
  }

  private String foreign(String player) {
    return FakeIssuer.signed(FakeIssuer.claims(Instant.now()).subject(player), FakeIssuer.EC);
  }

  @Test
  void aRegisteredPlayerRefreshesTheirTokens() {
    Answer first = registered();
    Answer second = refresh(first);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("player_id")).isEqualTo(first.text("player_id"));
    assertThat(ticketsOf(second)).isEqualTo(200);
    assertThat(refresh(second).status()).isEqualTo(200);
  }

  @Test
  void anExpiredAccessTokenBesideItDoesNotMatter() {
    Answer first = registered();
    Answer second = gateway.bearer("x.y.z").post(REFRESH, body(first.text("refresh_token")));
    assertThat(second.status()).isEqualTo(200);
  }

  @Test
  void aReplacedTokenEndsTheLogin() {
    Answer first = registered();
    Answer second = refresh(first);
    Answer reused = refresh(first);
    assertThat(reused.status()).isEqualTo(401);
    assertThat(reused.header("WWW-Authenticate"))
        .contains("error=\"insufficient_user_authentication\"");
    assertThat(refresh(second).status()).isEqualTo(401);
    assertThat(renewed(second).status()).isEqualTo(401);
    assertThat(ticketsOf(second)).isEqualTo(200); // until it expires
  }

  @Test
  void aPlayerEndsOneLoginByItsTokenOrAllByTheirOwn() {
    Answer first = registered();
    Answer revoked = gateway.post(REVOKE, body(first.text("refresh_token")));
    assertThat(revoked.json().path("revoked").asInt()).isEqualTo(1);
    assertThat(refresh(first).status()).isEqualTo(401);

    String login = "{\"player_id\":\"p7\",\"refresh\":true}";
    Answer one = gateway.key(KEY).post(TOKEN, login);
    Answer other = gateway.key(KEY).post(TOKEN, login);
    assertThat(gateway.bearer(token("p9")).post(REVOKE, "{\"player_id\":\"p7\"}").text("revoked"))
        .isEqualTo("0");
    assertThat(gateway.bearer(one.text("access_token")).post(REVOKE, "{}").text("revoked"))
        .isEqualTo("2");
    assertThat(refresh(other).status()).isEqualTo(401);
    assertThat(gateway.post(REVOKE, "{}").status()).isEqualTo(401);
  }

  @Test
  void theBackendEndsAnybodysLogins() {
    Answer first = registered();
    String player = "{\"player_id\":\"%s\"}".formatted(first.text("player_id"));
    assertThat(gateway.key(KEY).post(REVOKE, player).text("revoked")).isEqualTo("1");
    assertThat(refresh(first).status()).isEqualTo(401);
    assertThat(renewed(first).status()).isEqualTo(401);
  }

  @Test
  void aStolenAccessTokenGivesNoRefreshToken() {
    Answer answer = gateway.bearer(token("p1")).post(TOKEN, "{\"refresh\":true}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has("refresh_token")).isFalse();
  }

  @Test
  void clientsOfTheEarlierRouteNeedNoPostgres() {
    Stores all = realm.stores();
    Stores noDatabase =
        new Stores(
            all.tickets(),
            all.matches(),
            all.queues(),
            all.changes(),
            all.redis(),
            Database.notConfigured());
    try (TestGateway without = TestGateway.on(noDatabase, Credentials.ON, LimitSettings.NONE)) {
      Answer backends = without.key(KEY).post(TOKEN, "{\"player_id\":\"p7\"}");
      assertThat(backends.json().has("refresh_token")).isFalse();
      assertThat(without.bearer(backends.text("access_token")).post(TOKEN, "").status())
          .isEqualTo(200);
      Answer login = without.key(KEY).post(TOKEN, "{\"player_id\":\"p7\",\"refresh\":true}");
      assertThat(login.text("error")).isEqualTo("not_configured");
    }
  }

  @Test
  void aRegistrationSucceedsThoughItsLoginCanNotBeStored() {
    realm.database.logins.beforeEachCall(() -> {
      throw new StoreUnavailable("no rights to the table", new RuntimeException("a test's"));
    });
    Answer answer = registered();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().has("refresh_token")).isFalse();
    assertThat(ticketsOf(answer)).isEqualTo(200);
  }

  @Test
  void aPlayerOfAnotherIssuerPlaysByItsToken() {
    TestGateway.As player = gateway.bearer(foreign("p1"));
    assertThat(player.post("/match/join", "{\"player_id\":\"id:p1\"}").status()).isEqualTo(200);
    assertThat(player.post("/match/join", "{\"player_id\":\"p1\"}").status()).isEqualTo(403);
    assertThat(gateway.bearer(foreign("p1") + "x").get("/v1/queues").status()).isEqualTo(401);
  }

  @Test
  void aPlayerOfAnotherIssuerBeginsALoginByItsToken() {
    TestGateway.As player = gateway.bearer(foreign("p1"));
    assertThat(player.post(TOKEN, "").json().has("refresh_token")).isFalse();
    Answer login = player.post(TOKEN, "{\"refresh\":true}");
    assertThat(login.text("player_id")).isEqualTo("id:p1");
    assertThat(refresh(login).text("player_id")).isEqualTo("id:p1");
  }

  @Test
  void whileAnIssuersKeysAreAwayItsPlayersTryAgain() {
    issuer.close();
    Answer answer = gateway.bearer(foreign("p1")).get("/v1/queues");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("error")).isEqualTo("issuer_unavailable");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(gateway.metric("kickoff_gateway_unauthorized_total")).isZero();
    assertThat(gateway.bearer(token("p1")).get("/v1/queues").status()).isEqualTo(200);
  }
}
