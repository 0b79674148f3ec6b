package games.kickoff.gateway.api.matchmaking;

import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.token;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.auth.Credentials;
import games.kickoff.gateway.serving.limit.LimitSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsApiTest {

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway =
      TestGateway.on(realm.stores(), Credentials.ON, LimitSettings.NONE);
  private final PlayerId player = realm.database.registered("somebody");

  @BeforeEach
  void publish() {
    realm.publish(Ladders.rated("eu"));
    realm.publish(Ladders.labelled(new QueueKey("default", "casual"), "us"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private TestGateway.As himself() {
    return gateway.bearer(token(player.value()));
  }

  private Answer queue(String region) {
    return himself()
        .post(
            "/matchmaking/queue",
            "{\"player_id\":\"%s\",\"region\":\"%s\"}".formatted(player, region));
  }

  private TicketView ticket() {
    return realm.ofPlayer(player).getFirst();
  }

  @Test
  void queuesAPlayerInHisRegionWithHisRatingOnBoard() {
    realm.database.rate(player, 31.5, 2.5, "eu");
    Answer answer = queue("eu");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("queued");
    assertThat(answer.text("queue")).isEqualTo("default/ranked");
    assertThat(ticket().attributes().values())
        .isEqualTo(Map.of("rating", 31.5, "uncertainty", 2.5));
  }

  @Test
  void queuesANewcomerWithANewcomersRating() {
    queue("eu");
    assertThat(ticket().attributes().values()).containsEntry("rating", 25.0);
  }

  @Test
  void queuesWithoutRatingWhereThereIsNoLadder() {
    assertThat(queue("us").status()).isEqualTo(200);
    assertThat(ticket().attributes()).isEqualTo(Attributes.NONE);
  }

  @Test
  void keepsTheFirstTimeWhenHeQueuesAgain() {
    String first = queue("eu").response().body();
    realm.database.rate(player, 40, 2, "eu");
    assertThat(queue("eu").response().body()).isEqualTo(first);
    assertThat(himself().get("/matchmaking/queue/" + player).response().body()).isEqualTo(first);
  }

  @Test
  void tellsWhereToPlayOnceHisServerIsKnown() {
    queue("eu");
    MatchId match = realm.claim(ticket().id());
    assertThat(himself().get("/matchmaking/queue/" + player).text("status")).isEqualTo("queued");
    realm.assign(match);
    for (Answer answer :
        new Answer[] {queue("eu"), himself().get("/matchmaking/queue/" + player)}) {
      assertThat(answer.text("status")).isEqualTo("matched");
      assertThat(answer.text("match_id")).isEqualTo(match.value());
      assertThat(answer.json().path("port").asInt()).isEqualTo(7001);
    }
  }

  @Test
  void takesHimOutOfAllQueues() {
    queue("eu");
    queue("us");
    Answer left = himself().delete("/matchmaking/queue/" + player);
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.text("status")).isEqualTo("dequeued");
    Answer again = himself().delete("/matchmaking/queue/" + player);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("status")).isEqualTo("not_found");
    assertThat(himself().get("/matchmaking/queue/" + player).status()).isEqualTo(404);
  }

  @Test
  void saysWhichMatchHasHimWhenHeLeavesTooLate() {
    queue("eu");
    MatchId match = realm.claim(ticket().id());
    Answer late = himself().delete("/matchmaking/queue/" + player);
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.text("status")).isEqualTo("matched");
    assertThat(late.text("match_id")).isEqualTo(match.value());
  }

  @Test
  void knowsNobodyWhoDidNotRegister() {
    Answer answer =
        gateway.key(KEY).post("/matchmaking/queue", "{\"player_id\":\"nobody\",\"region\":\"eu\"}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error")).isEqualTo("unknown_player");
  }

  @Test
  void namesTheRegionsThereAre() {
    Answer answer = queue("mars");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("message")).contains("eu, us");
    assertThat(answer.json().at("/regions/1").asText()).isEqualTo("us");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"player_id\":\"ME\"} | invalid_region",
        "{\"player_id\":\"ME\",\"region\":7} | invalid_region",
        "{\"player_id\":\"ME\",\"region\":\"\"} | invalid_region",
        "{\"region\":\"eu\"} | invalid_player_id",
        "{\"player_id\":[\"ME\"],\"region\":\"eu\"} | invalid_player_id",
        "[] | invalid_json",
      })
  void refusesAHalfWish(String body, String code) {
    Answer answer = himself().post("/matchmaking/queue", body.replace("ME", player.value()));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo(code);
  }

  @Test
  void putsNoPlayersOwnIdeaOfHisRatingOnBoard() {
    realm.database.rate(player, 12, 3, "eu");
    String body =
        "{\"players\":[\"%s\"],\"attributes\":{\"rating\":99,\"rating.1\":99,\"latency\":{\"eu\":20}}}"
            .formatted(player);
    himself().post("/v1/queues/default/ranked/tickets", body);
    assertThat(ticket().attributes().values())
        .isEqualTo(Map.of("rating", 12.0, "uncertainty", 3.0, "latency.eu", 20.0));
  }

  @Test
  void holdsUpNoUnratedJoinWhilePostgresIsAway() {
    realm.database.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    assertThat(queue("eu").status()).isEqualTo(503);
    String body = "{\"players\":[\"%s\"]}".formatted(player);
    assertThat(himself().post("/v1/queues/default/casual/tickets", body).status()).isEqualTo(201);
    assertThat(gateway.get("/health").status()).isEqualTo(200);
  }
}
