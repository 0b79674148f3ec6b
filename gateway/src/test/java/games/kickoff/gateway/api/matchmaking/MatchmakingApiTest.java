package games.kickoff.gateway.api.matchmaking;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchmakingApiTest {

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.on(realm);

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Answer join(String player) {
    return gateway.post("/matchmaking/join", "{\"id\":\"" + player + "\"}");
  }

  private Answer status(TicketView ticket) {
    return gateway.get("/matchmaking/status?ticketId=" + ticket.id());
  }

  private Answer cancel(TicketView ticket) {
    return gateway.delete("/matchmaking/cancel?ticketId=" + ticket.id());
  }

  private static void assertText(Answer answer, int status, String text) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.response().body()).contains(text).doesNotContain("{");
  }

  @Test
  void searchesAndSaysTheSameWhenAskedAgain() {
    Answer answer = join("p1");
    TicketView ticket = realm.latest(QUEUE, FakeRealm.player("p1")).orElseThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body())
        .isEqualTo("{\"ticketId\":\"%s\",\"status\":\"searching\"}".formatted(ticket.id()));
    assertThat(join("p1").response().body()).isEqualTo(answer.response().body());
    assertThat(status(ticket).response().body()).isEqualTo(answer.response().body());
  }

  @Test
  void searchesWithTheLaddersRatingOnBoard() {
    realm.publish(Ladders.rated(QUEUE, "eu"));
    realm.database.rate(FakeRealm.player("p1"), 31.5, 2.5, "eu");
    assertThat(join("p1").status()).isEqualTo(200);
    assertThat(realm.latest(QUEUE, FakeRealm.player("p1")).orElseThrow().attributes().values())
        .isEqualTo(Map.of("rating", 31.5, "uncertainty", 2.5));
  }

  @Test
  void isMatchedOnceTheServerIsKnown() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    MatchId match = realm.claim(ticket.id());
    assertThat(status(ticket).text("status")).isEqualTo("searching");

    realm.assign(match);

    String matched =
        "{\"ticketId\":\"%s\",\"status\":\"matched\",\"matchId\":\"%s\",\"server\":{\"url\":\"127.1.2.3:7001\",\"gameId\":\"%s\"}}"
            .formatted(ticket.id(), match, match);
    assertThat(status(ticket).response().body()).isEqualTo(matched);
    assertThat(join("p1").response().body()).isEqualTo(matched);
  }

  @Test
  void saysWhatBlocksASearch() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.block(ticket.id(), Blocked.By.WINDOW);
    assertThat(status(ticket).text("blockedBy")).isEqualTo("window");
  }

  @Test
  void saysHowASearchEnded() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    realm.finish(ticket.id(), TicketState.FAILED, "ReadyTimeout");
    assertText(status(ticket), 410, "failed (ReadyTimeout)");
    assertText(cancel(ticket), 410, "failed (ReadyTimeout)");
  }

  @Test
  void cancelsASearch() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    String cancelled = "{\"ticketId\":\"%s\",\"status\":\"cancelled\"}".formatted(ticket.id());
    assertThat(cancel(ticket).response().body()).isEqualTo(cancelled);
    assertThat(cancel(ticket).response().body()).isEqualTo(cancelled);
    assertText(status(ticket), 410, "cancelled");
  }

  @Test
  void saysWhichMatchHasATicketThatIsCancelledTooLate() {
    TicketView ticket = realm.waiting(QUEUE, "p1");
    MatchId match = realm.claim(ticket.id());
    assertText(cancel(ticket), 409, match.value());
  }

  @Test
  void refusesAPlayerWhoWaitsInAParty() {
    realm.waiting(QUEUE, "p1", "p2");
    assertText(join("p1"), 409, "party");
  }

  @Test
  void refusesAPausedOrAMissingQueue() {
    realm.publish(FakeRealm.queue(QUEUE, 2, true));
    assertText(join("p1"), 409, "paused");
    realm.withdrawQueue();
    assertText(join("p1"), 404, "default/default");
  }

  @Test
  void asksToComeBackWhenTheStoreIsAway() {
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    Answer answer = join("p1");
    assertText(answer, 503, "try again");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /matchmaking/status, 400",
    "GET, /matchmaking/status?ticketId=, 400",
    "GET, /matchmaking/status?ticketId=a&ticketId=b, 400",
    "GET, /matchmaking/status?ticketId=x, 404",
    "GET, /matchmaking/status?ticketId=01arz3ndektsv4rrffq69g5fav, 404",
    "DELETE, /matchmaking/cancel, 400",
    "DELETE, /matchmaking/cancel?ticketId=01arz3ndektsv4rrffq69g5fav, 404",
    "POST, /matchmaking/join, 400",
    "GET, /matchmaking/join, 405",
    "GET, /matchmaking/else, 404",
  })
  void answersErrorsInPlainText(String method, String path, int status) {
    assertText(
        gateway.send(
            gateway
                .request(path)
                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody())),
        status,
        ".");
  }
}
