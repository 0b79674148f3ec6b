package games.kickoff.gateway.api.simple;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleApiTest {

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.impatient(realm);

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/api"})
  void queuesAPlayerUnderBothPrefixes(String prefix) {
    Answer answer = gateway.post(prefix + "/match/join", "{\"player_id\":\"p1\"}");

    String ticket = realm.latest(QUEUE, FakeRealm.player("p1")).orElseThrow().id().value();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body())
        .isEqualTo(
            "{\"session_id\":\"pending-%s\",\"status\":\"queued\",\"players\":[\"p1\"],\"connect_host\":\"\",\"connect_port\":0}"
                .formatted(ticket));
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void queuesWithTheLaddersRatingOnBoard() {
    realm.publish(Ladders.rated(QUEUE, "eu"));
    realm.database.rate(FakeRealm.player("p1"), 31.5, 2.5, "eu");
    assertThat(gateway.join("p1").status()).isEqualTo(200);
    assertThat(realm.latest(QUEUE, FakeRealm.player("p1")).orElseThrow().attributes().values())
        .isEqualTo(Map.of("rating", 31.5, "uncertainty", 2.5));
  }

  @Test
  void acceptsAJoinWithoutContentTypeAndWithFieldsItDoesNotKnow() {
    String body = "{\"player_id\":\"p1\",\"skin\":{\"hat\":[1,2]}}";
    String answer =
        gateway.raw(
            "POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body));
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"queued\"");
  }

  @Test
  void givesTheSameTicketWhenJoinedAgain() {
    assertThat(gateway.join("p1").text("session_id"))
        .isEqualTo(gateway.join("p1").text("session_id"));
  }

  @Test
  void keepsAClaimedPlayerQueuedUntilHisServerIsReady() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.claim(ticket.id());

    assertThat(gateway.join("p1").text("status")).isEqualTo("queued");
    assertThat(gateway.status("p1").text("status")).isEqualTo("pending");
    assertThat(gateway.status("p1").text("session_id")).isEqualTo("pending-" + ticket.id());
  }

  @Test
  void tellsAllPlayersOfTheMatchOnceItIsAssigned() {
    MatchId match = realm.start(realm.waiting(QUEUE, "p1").id(), realm.waiting(QUEUE, "p2").id());

    String matched =
        "{\"session_id\":\"%s\",\"status\":\"matched\",\"players\":[\"p1\",\"p2\"],\"connect_host\":\"127.1.2.3\",\"connect_port\":7001}"
            .formatted(match);
    assertThat(gateway.status("p1").response().body()).isEqualTo(matched);
    assertThat(gateway.join("p2").response().body()).isEqualTo(matched);
  }

  @Test
  void sendsAPlayerBackToAMatchOfAnotherQueueButItsStatusIsOfTheDefaultQueue() {
    MatchId match = realm.start(realm.waiting(new QueueKey("default", "ranked"), "p1").id());

    assertThat(gateway.join("p1").text("session_id")).isEqualTo(match.value());
    assertThat(gateway.status("p1").text("status")).isEqualTo("unknown");
  }

  @Test
  void refusesAPlayerWhoWaitsInAParty() {
    realm.waiting(QUEUE, "p1", "p2");
    Answer answer = gateway.join("p1");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("error")).isEqualTo("in_other_ticket");
  }

  @Test
  void namesTheQueueNobodyPublished() {
    realm.withdrawQueue();
    Answer answer = gateway.join("p1");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error")).isEqualTo("unknown_queue");
    assertThat(answer.text("message")).contains("default/default", "KICKOFF_DEFAULT_QUEUE");
  }

  @Test
  void tellsTheSessionOfAMatchThatEnded() {
    MatchId match = realm.start(realm.waiting(QUEUE, "p1").id());
    realm.end(match);

    Answer answer = gateway.status("p1");
    assertThat(answer.text("status")).isEqualTo("ended");
    assertThat(answer.text("session_id")).isEqualTo(match.value());
    assertThat(answer.text("reason")).isEqualTo("stopped");
  }

  @Test
  void givesTheReasonWhenATicketFailed() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.finish(ticket.id(), TicketState.FAILED, "server_failed");

    Answer answer = gateway.status("p1");
    assertThat(answer.text("status")).isEqualTo("unknown");
    assertThat(answer.text("reason")).isEqualTo("server_failed");
  }

  @Test
  void knowsNothingOfAPlayerWhoNeverJoined() {
    assertThat(gateway.status("p1").response().body())
        .isEqualTo(
            "{\"session_id\":\"\",\"status\":\"unknown\",\"players\":[],\"connect_host\":\"\",\"connect_port\":0,\"reason\":\"no_ticket\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?player_id=",
        "?player_id=a&player_id=b",
        "?player_id=%ff",
        "?player_id=%zz",
        "?player_id=a%20b"
      })
  void refusesAStatusWithoutOneValidPlayer(String query) {
    String answer = gateway.raw("GET /match/status" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"error\":");
    assertThat(realm.calls()).isZero();
  }

  @Test
  void answersAnEndTheMomentTheSessionIsOver() {
    MatchId match = realm.start(realm.waiting(QUEUE, "p1").id());
    CompletableFuture<Answer> asked =
        CompletableFuture.supplyAsync(() -> gateway.post("/match/" + match + "/end", ""));
    Awaitility.await().until(() -> realm.nudged.contains(match));
    realm.end(match);

    assertThat(asked).succeedsWithin(Duration.ofSeconds(2));
    assertThat(asked.join().status()).isEqualTo(200);
    assertThat(asked.join().response().body()).isEqualTo("{\"status\":\"ended\"}");
  }

  @Test
  void answersRunningWhenTheMatchGoesOn() {
    MatchId match = realm.start(realm.waiting(QUEUE, "p1").id());
    Answer answer = gateway.post("/api/match/" + match + "/end", "");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("status")).isEqualTo("running");
    assertThat(gateway.status("p1").text("status")).isEqualTo("matched");
  }

  @Test
  void answersAtOnceAndNudgesNobodyWhenTheMatchEndedBefore() {
    MatchId match = realm.start(realm.waiting(QUEUE, "p1").id());
    realm.end(match);
    assertThat(gateway.post("/match/" + match + "/end", "").text("status")).isEqualTo("ended");
    assertThat(realm.nudged).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "01arz3ndektsv4rrffq69g5fav, no such session",
    "pending-01arz3ndektsv4rrffq69g5fav, ticket",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV, no such session",
    "%20, no such session",
    "x, no such session"
  })
  void knowsNoSessionOfThatId(String id, String message) {
    Answer answer = gateway.post("/match/" + id + "/end", "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error")).isEqualTo("unknown_session");
    assertThat(answer.text("message")).contains(message);
  }

  @Test
  void listsLiveSessionsTheOldestFirst() {
    MatchId first = realm.start(realm.waiting(QUEUE, "p1").id());
    MatchId second = realm.claim(realm.waiting(QUEUE, "p2").id());
    realm.end(realm.start(realm.waiting(QUEUE, "p3").id()));

    assertThat(gateway.get("/sessions/active").response().body())
        .isEqualTo(
            "{\"sessions\":[{\"session_id\":\"%s\",\"status\":\"active\",\"queue\":\"default/default\",\"players\":[\"p1\"],\"connect_host\":\"127.1.2.3\",\"connect_port\":7001},{\"session_id\":\"%s\",\"status\":\"starting\",\"queue\":\"default/default\",\"players\":[\"p2\"],\"connect_host\":\"\",\"connect_port\":0}]}"
                .formatted(first, second));
    assertThat(gateway.get("/sessions/active?limit=1").json().get("sessions")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "x", "", "99999999999", "1&limit=2"})
  void refusesALimitOutOfRange(String limit) {
    Answer answer = gateway.get("/sessions/active?limit=" + limit);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_limit");
    assertThat(realm.calls()).isZero();
  }

  @Test
  void asksToComeBackWhenTheStoreIsAway() {
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    Answer answer = gateway.join("p1");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.text("error")).isEqualTo("store_unavailable");
    realm.heal();
    assertThat(gateway.join("p1").status()).isEqualTo(200);
  }

  @Test
  void asksToComeBackWhileLiveMatchesArePutBack() {
    realm.beforeEachCall(() -> {
      throw new Rebuilding();
    });
    Answer answer = gateway.join("p1");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.text("error")).isEqualTo("rebuilding");
  }

  @Test
  void isHealthyWhenRedisAnswersAndTheQueueIsPublished() {
    assertThat(gateway.get("/health").response().body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void isDegradedWhenTheDefaultQueueIsMissing() {
    realm.withdrawQueue();
    Answer answer = gateway.get("/api/health");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("status")).isEqualTo("degraded");
    assertThat(answer.json().at("/checks/redis").asText()).isEqualTo("ok");
    assertThat(answer.json().at("/checks/default_queue").asText()).contains("default/default");
  }
}
