package games.kickoff.gateway.api.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchesApiTest {

  private static final String UNKNOWN = "01arz3ndektsv4rrffq69g5fav";

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Answer result(MatchId match, String body) {
    return gateway.post("/matchmaking/match/" + match + "/result", body);
  }

  private MatchId completed(String... teams) {
    return realm.database.plays("eu", Outcome.COMPLETED, false, teams);
  }

  @Test
  void showsAMatchWithItsTeamsAndRatings() {
    MatchId match = completed("p1 p2", "p3 p4");
    JsonNode json = gateway.get("/matchmaking/match/" + match).json();
    assertThat(json.path("match_id").asText()).isEqualTo(match.value());
    assertThat(json.at("/players/teamA/1/player_id").asText()).isEqualTo("p2");
    assertThat(json.at("/players/teamB/0/mu").asDouble()).isEqualTo(25);
    assertThat(json.path("status").asText()).isEqualTo("completed");
    assertThat(json.path("region").asText()).isEqualTo("eu");
    assertThat(json.path("quality").asDouble()).isEqualTo(0.447);
    assertThat(json.has("result")).isFalse();
  }

  @Test
  void takesAResultOnce() {
    MatchId match = completed("p1", "p2");
    Answer first = result(match, "{\"winner\":\"teamB\"}");
    assertThat(first.text("status")).isEqualTo("accepted");
    assertThat(first.json().at("/result/ranks").toString()).isEqualTo("[1,0]");
    assertThat(result(match, "{\"winner\":\"teamB\"}").text("status"))
        .isEqualTo("already_accepted");
    assertThat(result(match, "{\"ranks\":[7,3]}").text("status")).isEqualTo("already_accepted");
    Answer other = result(match, "{\"winner\":\"draw\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("error")).isEqualTo("different_result");
    assertThat(other.json().at("/result/winner").asText()).isEqualTo("teamB");
  }

  @Test
  void takesRanksOfManyTeams() {
    MatchId match = completed("p1", "p2", "p3");
    assertThat(result(match, "{\"ranks\":[2,0,1]}").json().at("/result/winner").asText())
        .isEqualTo("teamB");
    assertThat(result(completed("p1", "p2", "p3"), "{\"winner\":\"teamC\"}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"winner\":\"teamC\"}",
        "{\"winner\":\"TeamA\"}",
        "{\"winner\":7}",
        "{\"winner\":\"teamA\",\"ranks\":[0,1]}",
        "{\"ranks\":[]}",
        "{\"ranks\":[0]}",
        "{\"ranks\":[0,1,2]}",
        "{\"ranks\":[0,-1]}",
        "{\"ranks\":[0,1.5]}",
        "{\"ranks\":[0,\"1\"]}",
        "{\"ranks\":[0,99999999999]}",
        "{\"ranks\":{\"teamA\":0}}",
      })
  void refusesWhatIsNoResultOfThatMatch(String body) {
    MatchId match = completed("p1", "p2");
    List<Object> before = realm.state();
    Answer answer = result(match, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_result");
    assertThat(realm.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"winner\":\"teamA\"}", "{\"winner\":\"draw\"}", "{\"ranks\":[0,1]}"})
  void refusesAResultOfAMatchOfOneTeam(String body) {
    Answer answer = result(completed("p1 p2"), body);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("error")).isEqualTo("one_team");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "eu%0A", "%1F", "%7F", "%C2%85"})
  void refusesARegionWithControlCharacters(String region) {
    Answer answer = gateway.get("/matchmaking/matches/latest?region=" + region);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_region");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "ABANDONED", "CANCELLED"})
  void refusesAResultOfAMatchThatWasNotPlayed(Outcome status) {
    MatchId match = realm.database.plays("eu", status, false, "p1", "p2");
    Answer answer = result(match, "{\"winner\":\"teamA\"}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("error")).isEqualTo("not_played");
  }

  @Test
  void hasTheOperatorEndAMatchWhoseQueueSaysSo() {
    MatchId ends = realm.database.plays("eu", MatchStatus.RUNNING, true, "p1", "p2");
    MatchId waits = realm.database.plays("eu", MatchStatus.RUNNING, false, "p3", "p4");
    assertThat(result(ends, "{\"winner\":\"teamA\"}").json().at("/result/state").asText())
        .isEqualTo("waiting");
    result(waits, "{\"winner\":\"teamA\"}");
    assertThat(realm.nudged).containsExactly(ends);
    result(ends, "{\"winner\":\"teamA\"}"); // nudges again, as the first nudge may have been lost
    assertThat(realm.nudged).containsExactly(ends, ends);
  }

  @Test
  void theAnswerToAResultThatEndsItsMatchComesWhenThePlayersAreFree() {
    MatchId match = realm.start(realm.waiting(FakeRealm.QUEUE, "p1").id());
    realm.database.plays(match, "eu", MatchStatus.RUNNING, true, "p1", "p2");
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(
            () -> result(match, "{\"winner\":\"teamA\"}"), task -> Thread.ofVirtual().start(task));
    await()
        .until(() ->
            realm.nudged.contains(match)
                && gateway.metric("kickoff_gateway_waiters", "for", "match") == 1);
    assertThat(answer).isNotDone();

    realm.end(match);

    assertThat(answer.join().text("status")).isEqualTo("accepted");
    assertThat(realm.waiting(FakeRealm.QUEUE, "p1").match()).isEmpty();
  }

  @Test
  void takesAResultThoughRedisIsAway() {
    MatchId ends = realm.database.plays("eu", MatchStatus.RUNNING, true, "p1", "p2");
    int[] calls = {0};
    realm.beforeEachCall(() -> {
      if (++calls[0] == 2) { // the first call is submit, the second is nudge
        throw new StoreUnavailable("gone", new RuntimeException());
      }
    });
    assertThat(result(ends, "{\"winner\":\"teamA\"}").status()).isEqualTo(200);
    assertThat(calls[0]).isEqualTo(2);
    assertThat(realm.nudged).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {UNKNOWN, "x", "01ARZ3NDEKTSV4RRFFQ69G5FAV"})
  void knowsNoMatchThatWasNotRecorded(String id) {
    assertThat(gateway.get("/matchmaking/match/" + id).status()).isEqualTo(404);
    Answer answer = gateway.post("/matchmaking/match/" + id + "/result", "{\"winner\":\"draw\"}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error")).isEqualTo("unknown_match");
  }

  @Test
  void pagesThroughTheLatestMatches() {
    for (int i = 0; i < 5; i++) {
      completed("p1", "p2");
    }
    realm.database.plays("us", MatchStatus.RUNNING, false, "p1", "p2");
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = gateway.get("/matchmaking/matches/latest?region=eu&limit=2" + cursor).json();
      page.path("matches").forEach(match -> seen.add(match.path("match_id").asText()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(seen)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(gateway.get("/matchmaking/matches/latest").json().path("matches")).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, invalid_limit",
    "limit=101, invalid_limit",
    "limit=-1, invalid_limit",
    "limit=1&limit=2, invalid_limit",
    "limit=99999999999999999999, invalid_limit",
    "cursor=x, invalid_cursor",
    "cursor=, invalid_cursor",
    "cursor=%00, invalid_cursor",
    "region=, invalid_region",
  })
  void refusesAPageThatCantBe(String query, String code) {
    Answer answer = gateway.get("/matchmaking/matches/latest?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo(code);
  }
}
