package games.kickoff.gateway.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.LoggedErrors;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Sends random bodies: none causes a 5xx or a log line, and only a valid join causes a store call.
 */
class GarbageBodiesTest {

  private static LoggedErrors logged;
  private static FakeRealm realm;
  private static TestGateway gateway;

  @BeforeContainer
  static void start() {
    logged = new LoggedErrors();
    realm = new FakeRealm();
    gateway = TestGateway.on(realm);
  }

  @AfterContainer
  static void stop() {
    gateway.close();
    logged.close();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void refusesAnyBytes(@ForAll byte[] body) {
    assertOnlyValidJoinsGetThrough(body);
  }

  @Property(tries = 700, shrinking = ShrinkingMode.BOUNDED)
  void refusesAlmostJson(@ForAll("almostJson") String body) {
    assertOnlyValidJoinsGetThrough(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Random pieces of JSON in a row, which are rarely a valid join. */
  @Provide
  Arbitrary<String> almostJson() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\"player_id\"",
            "\"p1\"",
            "\"player_id\":",
            "{\"player_id\":\"p1\"}",
            "{\"player_id\":\"",
            "\"}",
            "null",
            "true",
            "-0",
            "1e400",
            "\\ud800",
            "\\u0000",
            "\uD83D\uDE00",
            "\u0000",
            " ",
            "\n",
            "p1",
            "\"x\":1,",
            "NaN");
    return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
  }

  private static void assertOnlyValidJoinsGetThrough(byte[] body) {
    int before = realm.calls();
    Answer answer =
        gateway.send(
            gateway.request("/match/join").POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    if (answer.status() == 200) {
      assertThat(isValidJoin(body)).isTrue();
    } else {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("error")).isIn("invalid_json", "invalid_player_id");
      assertThat(realm.calls()).isEqualTo(before);
    }
    assertThat(logged.events()).isEmpty();
  }

  private static boolean isValidJoin(byte[] body) {
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      return node instanceof ObjectNode && PlayerId.isValid(node.path("player_id").asText());
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
