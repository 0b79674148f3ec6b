package games.kickoff.gateway.api.players;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaderboardApiTest {

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);

  @BeforeEach
  void rate() {
    realm.publish(Ladders.rated("eu"));
    for (int i = 0; i < 5; i++) {
      realm.database.rate(new PlayerId("p" + i), 25, 2, i == 0 ? "us" : "eu"); // equal scores
    }
    realm.database.rate(new PlayerId("best"), 40, 2, "eu");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private List<String> all(String query) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = gateway.get("/players/leaderboard?" + query + cursor).json();
      page.path("entries").forEach(entry -> seen.add(entry.path("player_id").asText()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return seen;
  }

  @Test
  void pagesThroughTiesWithoutLossOrRepetition() {
    assertThat(all("ladder=ranked&limit=2")).containsExactly("best", "p0", "p1", "p2", "p3", "p4");
    assertThat(all("ladder=ranked&region=eu&limit=1"))
        .containsExactly("best", "p1", "p2", "p3", "p4");
  }

  @Test
  void needsNoNameWhereThereIsOneLadder() {
    assertThat(all("limit=100")).hasSize(6);
    realm.publish(
        FakeRealm.queue(new QueueKey("default", "arena"), 1, false)
            .in(Ladders.rules("arena", LadderRules.RatingModel.PLACKETT_LUCE)));
    gateway.close();
    try (TestGateway other = TestGateway.on(realm)) {
      Answer answer = other.get("/players/leaderboard");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("ladders").toString()).isEqualTo("[\"arena\",\"ranked\"]");
    }
  }

  @Test
  void tellsAPlayersOwnRank() {
    JsonNode json = gateway.get("/players/player/p2/rank?ladder=ranked").json();
    assertThat(json.path("rank").asInt()).isEqualTo(4);
    assertThat(json.path("score").asDouble()).isEqualTo(19);
    assertThat(gateway.get("/players/player/p2/rank?region=eu").json().path("rank").asInt())
        .isEqualTo(3);
    Answer nobody = gateway.get("/players/player/nobody/rank");
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.text("error")).isEqualTo("not_ranked");
  }

  @ParameterizedTest
  @CsvSource({
    "ladder=No+Name, invalid_ladder",
    "ladder=a&ladder=b, invalid_ladder",
    "limit=0, invalid_limit",
    "limit=101, invalid_limit",
    "cursor=AAAA, invalid_cursor",
    "region=, invalid_region",
  })
  void refusesAPageThatCantBe(String query, String code) {
    Answer answer = gateway.get("/players/leaderboard?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo(code);
  }
}
