package games.kickoff.gateway.golden;

import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.Database;
import games.kickoff.gateway.Stores;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.golden.Operations.Operation;
import games.kickoff.gateway.serving.auth.AuthSettings;
import games.kickoff.gateway.serving.auth.Credentials;
import games.kickoff.gateway.serving.auth.issuer.FakeIssuer;
import games.kickoff.gateway.serving.limit.LimitSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Records what is refused in the same way for all routes: callers, bodies, and calls without
 * stores. Each route is called in each of these ways; routes with the same answer are listed
 * together above it.
 */
final class Refusals {

  private static final LimitSettings ONE_A_SECOND = new LimitSettings(0, 1, 0, 0, 0);
  private static final LimitSettings ONE_WAIT = new LimitSettings(0, 0, 0, 1, 0);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** A refresh token of the right form that was never issued. */
  private static final String REFRESH =
      "{\"refresh_token\":\"01arz3ndektsv4rrffq69g5fav.%s\"}".formatted("A".repeat(43));

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("POST /match/join", "{\"player_id\":\"ann\"}"),
          Map.entry("POST /matchmaking/join", "{\"id\":\"ann\"}"),
          Map.entry("POST /matchmaking/queue", "{\"player_id\":\"ann\",\"region\":\"eu\"}"),
          Map.entry("POST /matchmaking/match/{match_id}/result", "{\"winner\":\"draw\"}"),
          Map.entry("POST /players/register", "{\"username\":\"somebody\"}"),
          Map.entry("POST /players/token", "{\"player_id\":\"ann\",\"refresh\":true}"),
          Map.entry("POST /players/token/refresh", REFRESH),
          Map.entry("POST /players/token/revoke", REFRESH),
          Map.entry("POST /players/party-token", "{\"player_id\":\"ann\",\"leader\":\"bob\"}"),
          Map.entry("POST /v1/queues/{namespace}/{name}/tickets", "{\"players\":[\"ann\"]}"));

  private final FakeRealm realm = new FakeRealm();
  private final TicketId ticket = realm.waiting(FakeRealm.QUEUE, "ann").id();
  private final MatchId ended = realm.start(realm.waiting(FakeRealm.QUEUE, "ann").id());
  private final MatchId played = realm.database.plays("", Outcome.COMPLETED, false, "ann", "bob");
  private final StringBuilder text = new StringBuilder();

  private final UnaryOperator<String> placeholders;

  private Refusals(UnaryOperator<String> placeholders) {
    this.placeholders = placeholders;
    realm.end(ended); // so that a request to end it does not wait
    realm.publish(Ladders.rated("eu"));
  }

  /**
   * @param placeholders replaces what varies, before answers are compared with each other
   */
  static String text(UnaryOperator<String> placeholders) {
    Refusals refusals = new Refusals(placeholders);
    refusals.ofCallers();
    refusals.ofHolders();
    refusals.ofBodies();
    refusals.withoutStores();
    return refusals.text.toString();
  }

  private void ofCallers() {
    try (TestGateway gateway = TestGateway.on(realm.stores(), Credentials.ON, LimitSettings.NONE)) {
      group("nobody says who calls", "401", op -> gateway.send(request(gateway, op)));
      String stranger = "Bearer " + Credentials.token("somebody-else");
      group(
          "somebody else calls",
          "403",
          op -> gateway.send(request(gateway, op).header("authorization", stranger)));
    }
    ofAnotherIssuer();
    try (TestGateway gateway = TestGateway.on(realm.stores(), AuthSettings.off(), ONE_A_SECOND)) {
      group("too many call", "429", op -> untilRefused(gateway, op));
    }
  }

  private void ofAnotherIssuer() {
    FakeIssuer issuer = new FakeIssuer(FakeIssuer.EC);
    AuthSettings auth = Credentials.trusting(issuer.issuer(""));
    issuer.close();
    String token = "Bearer " + FakeIssuer.signed(FakeIssuer.claims(Instant.now()), FakeIssuer.EC);
    try (TestGateway gateway = TestGateway.on(realm.stores(), auth, LimitSettings.NONE)) {
      group(
          "the keys of the token's issuer can't be fetched",
          "503",
          op -> gateway.send(request(gateway, op).header("authorization", token)));
    }
  }

  /** Repeats the request more often than the burst and the rate allow, until it is refused. */
  private Answer untilRefused(TestGateway gateway, Operation operation) {
    for (int call = 0; call < 20; call++) {
      Answer answer = gateway.send(request(gateway, operation));
      if (answer.status() == 429) {
        return answer;
      }
    }
    throw new AssertionError("never refused: " + operation.name());
  }

  private void ofHolders() {
    String poll = "/v1/tickets/" + ticket + "?wait=20s";
    String ann = Credentials.token("ann");
    try (TestGateway gateway =
            TestGateway.on(
                realm.stores(), 100, 1, A_MINUTE, AuthSettings.off(), LimitSettings.NONE);
        Socket held = gateway.connect()) {
      held.getOutputStream().write(head("/health", ann));
      held.getInputStream().read();
      group(
          "the address holds too many connections",
          "429",
          op -> gateway.send(request(gateway, op)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (TestGateway gateway = TestGateway.on(realm.stores(), Credentials.ON, ONE_WAIT);
        Socket held = gateway.connect()) {
      held.getOutputStream().write(head(poll, ann));
      await().until(() -> gateway.metric("kickoff_gateway_waiters", "for", "ticket") == 1);
      Answer refused = gateway.bearer(ann).get(poll);
      text.append("# too many requests of the player wait\nGET /v1/tickets/{ticket}\n");
      text.append(Exchanges.written(refused)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] head(String path, String token) {
    return ("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void ofBodies() {
    try (TestGateway gateway = TestGateway.on(realm)) {
      group(
          "the body is no JSON by its type",
          "415",
          op ->
              gateway.send(
                  gateway
                      .request(path(op))
                      .header("content-type", "text/plain")
                      .method(op.method(), BodyPublishers.ofString("x"))));
      groupOfTexts(
          "the body is larger than 64 KB",
          "413",
          op ->
              Exchanges.written(
                  gateway.raw(
                      op.method()
                          + " "
                          + path(op)
                          + " HTTP/1.1\r\nhost: x\r\ncontent-length: 65537\r\n\r\n")));
    }
  }

  private void withoutStores() {
    Stores all = realm.stores();
    Stores noDatabase =
        new Stores(
            all.tickets(),
            all.matches(),
            all.queues(),
            all.changes(),
            all.redis(),
            Database.notConfigured());
    try (TestGateway gateway = TestGateway.on(noDatabase)) {
      group("no Postgres was named", "503", op -> gateway.send(request(gateway, op)));
    }
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException("a golden test's"));
    });
    try (TestGateway gateway = TestGateway.on(realm)) {
      group("the stores are away", "503", op -> gateway.send(request(gateway, op)));
    }
  }

  private void group(String what, String status, Function<Operation, Answer> call) {
    groupOfTexts(what, status, call.andThen(Exchanges::written));
  }

  /** Records the operations whose description has the status and that answer with it. */
  private void groupOfTexts(String what, String status, Function<Operation, String> call) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    Operations.ALL.stream()
        .filter(operation -> operation.answers(status))
        .forEach(operation -> {
          String answer = placeholders.apply(call.apply(operation));
          if (answer.startsWith("=> " + status + "\n")) {
            answers.computeIfAbsent(answer, a -> new ArrayList<>()).add(operation.name());
          }
        });
    answers.forEach((answer, operations) -> {
      text.append("# ").append(what).append('\n');
      operations.forEach(operation -> text.append(operation).append('\n'));
      text.append(answer).append('\n');
    });
  }

  private HttpRequest.Builder request(TestGateway gateway, Operation operation) {
    HttpRequest.Builder request = gateway.request(path(operation));
    return operation.takesBody()
        ? request
            .header("content-type", "application/json")
            .method(operation.method(), BodyPublishers.ofString(body(operation)))
        : request.method(operation.method(), BodyPublishers.noBody());
  }

  private static String body(Operation operation) {
    String body = BODIES.get(operation.name());
    if (body == null) {
      throw new AssertionError("a body to send is needed for " + operation.name());
    }
    return body;
  }

  private String path(Operation operation) {
    String path =
        operation
            .path()
            .replace("{ticket}", ticket.value())
            .replace("{match}", ended.value())
            .replace("{session_id}", ended.value())
            .replace("{match_id}", played.value())
            .replace("{namespace}/{name}", FakeRealm.QUEUE.toString())
            .replace("{player_id}", "ann")
            .replace("{player}", "ann");
    if (path.contains("{")) {
      throw new AssertionError("a value is needed for " + operation.name());
    }
    return switch (path) {
      case "/match/status" -> path + "?player_id=ann";
      case "/matchmaking/status", "/matchmaking/cancel" -> path + "?ticketId=" + ticket;
      case "/players/leaderboard", "/players/player/ann/rank" -> path + "?ladder=ranked";
      default -> path;
    };
  }
}
