package games.kickoff.gateway.api.v1;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Joining, cancelling and reading tickets under {@code /v1}. */
class TicketsApiTest {

  private static final String JOIN = "/v1/queues/default/default/tickets";
  private static final QueueKey RANKED = new QueueKey("default", "ranked");
  private static final String NOBODY = "01arz3ndektsv4rrffq69g5fav";

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Answer join(String body) {
    return gateway.post(JOIN, body);
  }

  private Answer joinAs(String player) {
    return join("{\"players\":[\"" + player + "\"]}");
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.text("error")).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void givesAPartyANewTicketAndSaysWhereItIs() {
    Answer answer = join("{\"players\":[\"p2\",\"p1\"]}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("players")).map(JsonNode::asText).containsExactly("p1", "p2");
    assertThat(answer.text("state")).isEqualTo("waiting");
    assertThat(answer.text("queue")).isEqualTo("default/default");
    assertThat(answer.json().get("rev").asLong()).isEqualTo(1);
    assertThat(answer.text("joined_at")).matches("20\\d\\d-.*Z");
    assertThat(answer.json().has("match")).isFalse();
    assertThat(answer.header("Location")).isEqualTo("/v1/tickets/" + answer.text("id"));
    assertThat(gateway.get(answer.header("Location")).text("id")).isEqualTo(answer.text("id"));
  }

  @Test
  void givesTheSameTicketWhenTheSamePartyJoinsAgain() {
    String first = join("{\"players\":[\"p1\",\"p2\"]}").text("id");
    Answer again = join("{\"players\":[\"p2\",\"p1\"],\"attributes\":{\"rating\":1}}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(first);
  }

  @Test
  void flattensAttributes() {
    Answer answer =
        join(
            "{\"players\":[\"p1\"],\"attributes\":{\"rating\":1500,"
                + "\"latency\":{\"eu\":20,\"us\":{\"east\":80.5}},\"none\":{}}}");
    assertThat(answer.json().get("attributes").toString())
        .isEqualTo("{\"latency.eu\":20.0,\"latency.us.east\":80.5,\"rating\":1500.0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                | is an object",
        "null                              | is an object",
        "5                                 | is an object",
        "{\"ranked\":true}                 | attribute ranked is not a number",
        "{\"mode\":\"duel\"}               | attribute mode is not a number",
        "{\"a\":{\"b\":[1]}}               | attribute a.b is not a number",
        "{\"a\":null}                      | attribute a is not a number",
        "{\"a\":1e999}                     | attribute a is not a finite number",
        "{\"a\":{\"b\":1},\"a.b\":2}       | attribute a.b is there twice",
        "{\"a b\":1}                       | name",
        "{\"\":1}                          | name",
        "{\"\\ud800\":true}                | not a number",
      })
  void refusesAttributesThatAreNotNumbersByName(String attributes, String message) {
    Answer answer = join("{\"players\":[\"p1\"],\"attributes\":" + attributes + "}");
    assertRefused(answer, 400, "invalid_attributes");
    assertThat(answer.text("message")).containsIgnoringCase(message);
    assertThat(realm.calls()).isZero();
  }

  @Test
  void refusesMoreAttributesThanATicketMayHave() {
    StringBuilder many = new StringBuilder("\"a\":1");
    for (int i = 0; i < 32; i++) {
      many.append(",\"n").append(i).append("\":1");
    }
    assertRefused(
        join("{\"players\":[\"p1\"],\"attributes\":{" + many + "}}"), 400, "invalid_attributes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                    | invalid_players",
        "{\"players\":[]}                      | invalid_players",
        "{\"players\":\"p1\"}                  | invalid_players",
        "{\"players\":null}                    | invalid_players",
        "{\"players\":{\"p1\":1}}              | invalid_players",
        "{\"players\":[\"p1\",\"p1\"]}         | invalid_players",
        "{\"players\":[1]}                     | invalid_player_id",
        "{\"players\":[\"p 1\"]}               | invalid_player_id",
        "{\"players\":[\"p1\",null]}           | invalid_player_id",
        "[\"p1\"]                              | invalid_json",
      })
  void refusesAPartyThatIsNone(String body, String code) {
    assertRefused(join(body), 400, code);
    assertThat(realm.calls()).isZero();
  }

  @Test
  void refusesAPartyThatFitsIntoNoTeam() {
    Answer answer = join("{\"players\":[\"p1\",\"p2\",\"p3\"]}");
    assertRefused(answer, 400, "party_too_large");
    assertThat(answer.json().get("most").asInt()).isEqualTo(2);
    assertThat(realm.ofPlayer(FakeRealm.player("p1"))).isEmpty();
  }

  @Test
  void refusesAPartyOf65InAnyQueue() {
    String ids = "\"p\"" + ",\"p\"".repeat(64);
    assertRefused(join("{\"players\":[" + ids + "]}"), 400, "party_too_large");
  }

  @Test
  void measuresAPartyAgainstAQueueThatWasJustMade() {
    gateway.get("/v1/queues");
    realm.publish(FakeRealm.queue(RANKED, 1, false));
    Answer answer =
        gateway.post("/v1/queues/default/ranked/tickets", "{\"players\":[\"p1\",\"p2\"]}");
    assertRefused(answer, 400, "party_too_large");
  }

  @Test
  void givesAPartyItsTicketThoughNewOnesMayOnlyBeSmaller() { // invariant 4
    realm.publish(FakeRealm.queue(RANKED, 5, 2, false));
    String path = "/v1/queues/default/ranked/tickets";
    String party = "{\"players\":[\"p1\",\"p2\"]}";
    String ticket = gateway.post(path, party).json().get("id").asText();
    realm.publish(FakeRealm.queue(RANKED, 5, 1, false));
    Answer again = gateway.post(path, party);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("id").asText()).isEqualTo(ticket);
  }

  @Test
  void refusesAPartyLargerThanTheQueuesRulesAllow() {
    realm.publish(FakeRealm.queue(RANKED, 5, 2, false));
    String path = "/v1/queues/default/ranked/tickets";
    Answer answer = gateway.post(path, "{\"players\":[\"p1\",\"p2\",\"p3\"]}");
    assertRefused(answer, 400, "party_too_large");
    assertThat(answer.json().get("most").asInt()).isEqualTo(2);
    assertThat(gateway.post(path, "{\"players\":[\"p1\",\"p2\"]}").status()).isEqualTo(201);
  }

  @Test
  void saysWhatBlocksATicketWhileItWaits() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    String path = "/v1/tickets/" + ticket.id();
    assertThat(gateway.get(path).json().has("blocked_by")).isFalse();

    realm.block(ticket.id(), Blocked.By.TOO_FEW_PLAYERS);

    assertThat(gateway.get(path).text("blocked_by")).isEqualTo("too_few_players");
    realm.claim(ticket.id());
    assertThat(gateway.get(path).json().has("blocked_by")).isFalse();
  }

  @Test
  void namesThePlayerAndTheTicketHeIsInAlready() {
    TicketView party = realm.waiting(QUEUE, "p1", "p2");
    Answer answer = joinAs("p2");
    assertRefused(answer, 409, "in_other_ticket");
    assertThat(answer.text("player")).isEqualTo("p2");
    assertThat(answer.text("ticket")).isEqualTo(party.id().value());
  }

  @Test
  void sendsAPartyBackToItsLiveMatch() {
    MatchId match = realm.start(realm.waiting(RANKED, "p1", "p2").id());
    Answer answer = join("{\"players\":[\"p2\",\"p1\"]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("state")).isEqualTo("assigned");
    assertThat(answer.json().get("match").toString())
        .isEqualTo("{\"id\":\"%s\",\"host\":\"127.1.2.3\",\"port\":7001}".formatted(match));
  }

  @Test
  void namesTheMatchOfAPlayerWhosePartyIsAnother() {
    MatchId match = realm.start(realm.waiting(QUEUE, "p1", "p2").id());
    Answer answer = joinAs("p1");
    assertRefused(answer, 409, "in_match");
    assertThat(answer.text("player")).isEqualTo("p1");
    assertThat(answer.text("match")).isEqualTo(match.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"default/nowhere", "Default/default", "default/de_fault", "x/-"})
  void knowsNoSuchQueue(String queue) {
    assertRefused(
        gateway.post("/v1/queues/" + queue + "/tickets", "{\"players\":[\"p1\"]}"),
        404,
        "unknown_queue");
    assertRefused(
        gateway.post("/v1/queues/" + queue + "/tickets", "{\"players\":[\"p1\",\"p2\"]}"),
        404,
        "unknown_queue");
  }

  @Test
  void refusesJoinsWhereThePausedQueueSaysSo() {
    realm.publish(FakeRealm.queue(QUEUE, 2, true));
    assertRefused(joinAs("p1"), 409, "paused");
  }

  @Test
  void cancelsAWaitingTicketHoweverOftenItIsAsked() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    Answer first = gateway.delete("/v1/tickets/" + ticket.id());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text("state")).isEqualTo("cancelled");
    assertThat(first.text("reason")).isEqualTo("cancelled");
    assertThat(gateway.delete("/v1/tickets/" + ticket.id()).status()).isEqualTo(200);
    assertThat(joinAs("p1").status()).isEqualTo(201);
  }

  @Test
  void namesTheMatchWhenACancelComesTooLate() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    MatchId match = realm.claim(ticket.id());
    Answer answer = gateway.delete("/v1/tickets/" + ticket.id());
    assertRefused(answer, 409, "claimed");
    assertThat(answer.text("match")).isEqualTo(match.value());
  }

  @Test
  void showsTheTicketThatCameToAnotherEndBeforeItsCancel() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.finish(ticket.id(), TicketState.EXPIRED, "not_asked_for");
    Answer answer = gateway.delete("/v1/tickets/" + ticket.id());
    assertRefused(answer, 409, "over");
    assertThat(answer.json().at("/ticket/state").asText()).isEqualTo("expired");
    assertThat(answer.json().at("/ticket/reason").asText()).isEqualTo("not_asked_for");
  }

  @ParameterizedTest
  @ValueSource(strings = {NOBODY, "x", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "pending-" + NOBODY})
  void knowsNoSuchTicketOrMatch(String id) {
    assertRefused(gateway.get("/v1/tickets/" + id), 404, "unknown_ticket");
    assertRefused(gateway.get("/v1/tickets/" + id + "?wait=60s&rev=1"), 404, "unknown_ticket");
    assertRefused(gateway.delete("/v1/tickets/" + id), 404, "unknown_ticket");
    assertRefused(gateway.get("/v1/matches/" + id), 404, "unknown_match");
  }

  @Test
  void hidesTheMatchUntilItsServerIsKnownAndTheServerOnceItIsGone() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    String path = "/v1/tickets/" + ticket.id();
    MatchId match = realm.claim(ticket.id());
    assertThat(gateway.get(path).text("state")).isEqualTo("claimed");
    assertThat(gateway.get(path).json().has("match")).isFalse();
    realm.assign(match);
    assertThat(gateway.get(path).json().at("/match/port").asInt()).isEqualTo(7001);
    realm.end(match);
    assertThat(gateway.get(path).json().get("match").toString())
        .isEqualTo("{\"id\":\"" + match + "\"}");
  }

  @Test
  void tellsWhatAPlayerHasInEveryQueue() {
    TicketId first = realm.waiting(QUEUE, "p1").id();
    TicketId second = realm.waiting(RANKED, "p1", "p2").id();
    realm.finish(realm.waiting(QUEUE, "p1").id(), TicketState.CANCELLED, "cancelled");

    assertThat(gateway.get("/v1/players/p1/ticket").json().get("tickets"))
        .map(ticket -> ticket.get("id").asText())
        .containsExactlyInAnyOrder(first.value(), second.value());
    assertThat(gateway.get("/v1/players/p1/ticket?queue=default/ranked").text("id"))
        .isEqualTo(second.value());
    assertThat(gateway.get("/v1/players/p3/ticket").json().get("tickets")).isEmpty();
    assertRefused(gateway.get("/v1/players/p3/ticket?queue=default/ranked"), 404, "unknown_ticket");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/players/a%20b/ticket, invalid_player_id",
    "/v1/players/p1/ticket?queue=, invalid_queue",
    "/v1/players/p1/ticket?queue=x, invalid_queue",
    "/v1/players/p1/ticket?queue=a/b&queue=a/b, invalid_queue",
  })
  void refusesAPlayerOrQueueOutsideTheGrammar(String path, String code) {
    assertRefused(gateway.get(path), 400, code);
  }

  @Test
  void listsTheQueues() {
    realm.publish(FakeRealm.queue(RANKED, 1, true));
    assertThat(gateway.get("/v1/queues").response().body())
        .isEqualTo(
            "{\"queues\":[{\"queue\":\"default/default\",\"teams\":{\"count\":2,\"size\":2},\"max_party\":2,\"ticket_ttl\":\"1m\",\"paused\":false,\"accepts_joins\":true},{\"queue\":\"default/ranked\",\"teams\":{\"count\":2,\"size\":1},\"max_party\":1,\"ticket_ttl\":\"1m\",\"paused\":true,\"accepts_joins\":false}]}");
  }

  @Test
  void showsAMatchFromItsStartToItsEnd() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    MatchId match = realm.claim(ticket.id());
    String path = "/v1/matches/" + match;
    assertThat(gateway.get(path).text("state")).isEqualTo("starting");
    assertThat(gateway.get(path).json().has("host")).isFalse();
    realm.assign(match);
    assertThat(gateway.get(path).text("state")).isEqualTo("active");
    assertThat(gateway.get(path).json().get("port").asInt()).isEqualTo(7001);
    assertThat(gateway.get(path).json().at("/tickets/0").asText()).isEqualTo(ticket.id().value());
    realm.end(match);
    assertThat(gateway.get(path).text("state")).isEqualTo("ended");
    assertThat(gateway.get(path).text("reason")).isEqualTo("stopped");
    assertThat(gateway.get(path).json().has("host")).isFalse();
  }
}
