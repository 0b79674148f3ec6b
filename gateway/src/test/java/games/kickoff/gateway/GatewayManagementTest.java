package games.kickoff.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.TestGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayManagementTest {

  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.impatient(realm);

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void isLiveButNotReadyWhenRedisIsAway() {
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    assertThat(gateway.management("/livez").statusCode()).isEqualTo(200);
    assertThat(gateway.management("/readyz").statusCode()).isEqualTo(503);
    realm.heal();
    assertThat(gateway.management("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void countsRequestsByRouteTemplateAndStatus() {
    gateway.join("p1");
    gateway.post("/match/01arz3ndektsv4rrffq69g5fav/end", "");
    gateway.get("/no/such/route");
    gateway.raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    await()
        .untilAsserted(() ->
            assertThat(gateway.management("/metrics").body())
                .contains(
                    "kickoff_gateway_request_seconds_count{method=\"POST\",route=\"/match/join\","
                        + "status=\"200\",} 1.0")
                .contains(
                    "_count{method=\"POST\",route=\"/match/{session_id}/end\",status=\"404\",} 1.0")
                .contains("_count{method=\"none\",route=\"none\",status=\"404\",} 1.0")
                .contains("_count{method=\"none\",route=\"none\",status=\"414\",} 1.0")
                .contains("kickoff_gateway_waiters{for=\"ticket\",} 0.0"));
  }

  @Test
  void servesNothingElse() {
    assertThat(gateway.management("/livez/x").statusCode()).isEqualTo(404);
    assertThat(gateway.management("/").statusCode()).isEqualTo(404);
  }
}
