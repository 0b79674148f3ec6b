package games.kickoff.gateway.serving.auth;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.OLD_KEY;
import static games.kickoff.gateway.serving.auth.Credentials.token;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.Described;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.limit.LimitSettings;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks for every route what callers without credentials, the wrong player, the right one and an
 * API key get.
 */
class WhoMayWhatTest {

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway =
      TestGateway.on(realm.stores(), Credentials.ON, LimitSettings.NONE);

  @AfterEach
  void stop() {
    gateway.close();
  }

  /** Which callers may call a route. */
  private enum For {
    /** Anybody, without credentials. */
    ALL,
    /** Any player and the backend. */
    PLAYERS,
    /** The player that the request is about, and the backend. */
    SELF,
    /** The backend only. */
    BACKEND
  }

  private record Rule(String operation, For who, String body) {

    String method() {
      return operation.split(" ")[0];
    }

    String template() {
      return operation.split(" ")[1];
    }
  }

  private static Rule rule(String operation, For who) {
    return new Rule(operation, who, "");
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule("POST /match/join", For.SELF, "{\"player_id\":\"p1\"}"),
          rule("GET /match/status?player_id=p1", For.SELF),
          rule("POST /match/{session_id}/end", For.SELF),
          rule("GET /sessions/active", For.BACKEND),
          rule("GET /health", For.ALL),
          new Rule("POST /matchmaking/join", For.SELF, "{\"id\":\"p1\"}"),
          rule("GET /matchmaking/status?ticketId={ticket}", For.SELF),
          rule("DELETE /matchmaking/cancel?ticketId={ticket}", For.SELF),
          new Rule("POST /matchmaking/queue", For.SELF, "{\"player_id\":\"p1\",\"region\":\"eu\"}"),
          rule("GET /matchmaking/queue/{player_id}", For.SELF),
          rule("DELETE /matchmaking/queue/{player_id}", For.SELF),
          rule("GET /matchmaking/matches/latest", For.PLAYERS),
          rule("GET /matchmaking/match/{match_id}", For.PLAYERS),
          new Rule(
              "POST /matchmaking/match/{match_id}/result", For.BACKEND, "{\"winner\":\"draw\"}"),
          new Rule("POST /players/register", For.ALL, "{\"username\":\"somebody\"}"),
          new Rule("POST /players/token", For.PLAYERS, "{\"player_id\":\"p1\"}"),
          new Rule("POST /players/token/refresh", For.ALL, "{\"refresh_token\":\"{refresh}\"}"),
          new Rule("POST /players/token/revoke", For.ALL, "{\"refresh_token\":\"{refresh}\"}"),
          new Rule(
              "POST /players/party-token", For.PLAYERS, "{\"player_id\":\"p1\",\"leader\":\"p3\"}"),
          rule("GET /players/player/{registered}", For.PLAYERS),
          rule("GET /players/player/{registered}/rank?ladder=ranked", For.PLAYERS),
          rule("GET /players/leaderboard?ladder=ranked", For.PLAYERS),
          rule("GET /v1/queues", For.PLAYERS),
          new Rule(
              "POST /v1/queues/{namespace}/{name}/tickets", For.SELF, "{\"players\":[\"p1\"]}"),
          rule("GET /v1/tickets/{ticket}", For.SELF),
          rule("GET /v1/tickets/{ticket}?wait=50ms", For.SELF),
          rule("DELETE /v1/tickets/{ticket}", For.SELF),
          rule("GET /v1/players/{player}/ticket", For.SELF),
          rule("GET /v1/matches/{match}", For.SELF),
          rule("GET /v1/openapi.yaml", For.ALL));

  static Stream<Arguments> rules() {
    return RULES.stream().map(rule -> Arguments.of(rule.operation(), rule));
  }

  @Test
  void leavesNoRouteOut() {
    Set<String> described = new HashSet<>();
    Described.DOCUMENT
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    described.add(method.toUpperCase(Locale.ROOT) + " " + shape(path.getKey()))));
    Set<String> ruled = new HashSet<>();
    RULES.forEach(rule -> ruled.add(rule.method() + " " + shape(rule.template())));
    assertThat(ruled).isEqualTo(described);
  }

  private static String shape(String path) {
    return path.split("\\?")[0].replaceAll("[{][a-z_]+[}]", "{}");
  }

  private Answer call(Rule rule, TestGateway.As caller) {
    return caller.call(rule.method(), path(rule), body(rule));
  }

  /** The rule's body with a valid refresh token. */
  private String body(Rule rule) {
    IssuedRefresh login = realm.database.logins.begin(new PlayerId("p1"), Duration.ofDays(1));
    return rule.body().replace("{refresh}", login.token().text());
  }

  /** The rule's path with real ids: of a waiting ticket, or of one whose match is live. */
  private String path(Rule rule) {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    String match =
        rule.template().contains("{session_id}") || rule.template().contains("{match}")
            ? realm.start(ticket.id()).value()
            : "";
    String registered = "";
    if (rule.template().contains("{registered}")) {
      var player = realm.database.registered("The One");
      realm.database.rate(player, 30, 2, "");
      registered = player.value();
    }
    Map<String, String> values =
        Map.of(
            "{session_id}",
            match,
            "{match}",
            match,
            "{ticket}",
            ticket.id().value(),
            "{registered}",
            registered,
            "{player_id}",
            "p1",
            "{player}",
            "p1",
            "{namespace}",
            "default",
            "{name}",
            "default",
            "{match_id}",
            played().value());
    String path = rule.template();
    for (var value : values.entrySet()) {
      path = path.replace(value.getKey(), value.getValue());
    }
    return path;
  }

  private MatchId played() {
    return realm.database.plays("", Outcome.COMPLETED, false, "p1", "p2");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void asksStrangersWhoTheyAre(String name, Rule rule) {
    Answer answer =
        gateway.send(
            gateway
                .request(path(rule))
                .method(rule.method(), HttpRequest.BodyPublishers.ofString(body(rule))));
    if (rule.who() == For.ALL) {
      assertThat(answer.status()).isLessThan(400);
      return;
    }
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"kickoff\"");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void lets(String name, Rule rule) {
    Answer other = call(rule, gateway.bearer(token("p9")));
    boolean may = rule.who() == For.ALL || rule.who() == For.PLAYERS;
    if (may) {
      assertThat(other.status()).isLessThan(400);
    } else {
      assertThat(other.status()).isEqualTo(403);
    }
    Answer himself = call(rule, gateway.bearer(token("p1")));
    if (rule.who() == For.BACKEND) {
      assertThat(himself.status()).isEqualTo(403);
    } else {
      assertThat(himself.status()).isNotIn(401, 403);
    }
    Answer backend = call(rule, gateway.key(KEY));
    assertThat(backend.status()).isNotIn(401, 403);
  }

  @Test
  void letsOnlyItsPlayersWaitForATicket() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    String path = "/v1/tickets/" + ticket.id() + "?wait=30s"; // longer than the client's timeout
    assertThat(gateway.bearer(token("p9")).get(path).status()).isEqualTo(403);
  }

  @Test
  void changesNothingForTheWrongOne() {
    TicketView ticket = realm.waiting(QUEUE, "p1", "p2");
    List<Object> before = realm.state();
    TestGateway.As wrong = gateway.bearer(token("p9"));
    wrong.delete("/v1/tickets/" + ticket.id());
    wrong.delete("/matchmaking/cancel?ticketId=" + ticket.id());
    wrong.delete("/matchmaking/queue/p1");
    wrong.post("/match/join", "{\"player_id\":\"p3\"}");
    assertThat(realm.state()).isEqualTo(before);
    assertThat(gateway.bearer(token("p2")).delete("/v1/tickets/" + ticket.id()).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Bearer x.y.z", "Basic cDE6eA==", "Token t", "Bearer a, b"})
  void refusesAuthorizationThatIsNoGoodToken(String value) {
    Answer answer = gateway.with("Authorization", value).get("/v1/queues");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("error")).isEqualTo("unauthorized");
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @Test
  void acceptsEitherKeyAndNoOther() {
    assertThat(gateway.key(KEY).get("/sessions/active").status()).isEqualTo(200);
    assertThat(gateway.key(OLD_KEY).get("/sessions/active").status()).isEqualTo(200);
    assertThat(gateway.key(KEY + "x").get("/sessions/active").status()).isEqualTo(401);
    assertThat(gateway.key("").get("/sessions/active").status()).isEqualTo(401);
  }

  @Test
  void refusesAWrongKeyThoughTheTokenIsGood() {
    HttpRequest.Builder both =
        gateway
            .request("/v1/queues")
            .header("x-api-key", "wrong")
            .header("Authorization", "Bearer " + token("p1"));
    assertThat(gateway.send(both).status()).isEqualTo(401);
  }

  @Test
  void letsALeaderQueueThoseWhoAgreed() {
    String path = "/v1/queues/default/default/tickets";
    TestGateway.As leader = gateway.bearer(token("p1"));
    Answer alone = leader.post(path, "{\"players\":[\"p1\",\"p2\"]}");
    assertThat(alone.status()).isEqualTo(403);
    assertThat(alone.text("player")).isEqualTo("p2");

    String agreed =
        gateway
            .bearer(token("p2"))
            .post("/players/party-token", "{\"leader\":\"p1\"}")
            .text("party_token");
    String body = "{\"players\":[\"p1\",\"p2\"],\"party_tokens\":[\"%s\"]}".formatted(agreed);
    assertThat(leader.post(path, body).status()).isEqualTo(201);
    // repeated because the answer was lost
    assertThat(leader.post(path, body).status()).isEqualTo(200);
    // a consent given to p1 can't be used by p3, and it is no access token
    String stolen = "{\"players\":[\"p3\",\"p2\"],\"party_tokens\":[\"%s\"]}".formatted(agreed);
    assertThat(gateway.bearer(token("p3")).post(path, stolen).status()).isEqualTo(403);
    assertThat(gateway.bearer(agreed).get("/v1/queues").status()).isEqualTo(401);
    // an access token is no consent
    String access =
        "{\"players\":[\"p1\",\"p4\"],\"party_tokens\":[\"%s\"]}".formatted(token("p4"));
    assertThat(leader.post(path, access).status()).isEqualTo(403);
  }

  @Test
  void letsALeaderQueueSomebodyOnceByOneConsent() {
    String path = "/v1/queues/default/default/tickets";
    TestGateway.As leader = gateway.bearer(token("p1"));
    String join = "{\"players\":[\"p1\",\"p2\"],\"party_tokens\":[\"%s\"]}";
    String first = join.formatted(consent());
    String ticket = leader.post(path, first).text("id");
    gateway.bearer(token("p2")).delete("/v1/tickets/" + ticket);

    Answer again = leader.post(path, first);
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.text("player")).isEqualTo("p2");
    assertThat(leader.post(path, join.formatted(consent())).status()).isEqualTo(201);
  }

  private String consent() {
    return gateway
        .bearer(token("p2"))
        .post("/players/party-token", "{\"leader\":\"p1\"}")
        .text("party_token");
  }

  @Test
  void freshensATokenForItsPlayerAndAnybodysForTheBackend() {
    String fresh = gateway.bearer(token("p1")).post("/players/token", "").text("access_token");
    assertThat(gateway.bearer(fresh).get("/v1/players/p1/ticket").status()).isEqualTo(200);
    Answer his = gateway.key(KEY).post("/players/token", "{\"player_id\":\"p7\"}");
    assertThat(his.text("token_type")).isEqualTo("Bearer");
    assertThat(his.json().path("expires_in").asLong()).isEqualTo(3600);
    assertThat(gateway.bearer(his.text("access_token")).get("/v1/players/p7/ticket").status())
        .isEqualTo(200);
  }
}
