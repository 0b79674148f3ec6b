package games.kickoff.gateway.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.LoggedErrors;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of these requests are refused without a store call and without a log line. */
class HardInputTest {

  private final LoggedErrors logged = new LoggedErrors();
  private final FakeRealm realm = new FakeRealm();
  private final TestGateway gateway = TestGateway.impatient(realm);

  @AfterEach
  void nothingReachedTheStoresOrTheLog() {
    gateway.close();
    logged.close();
    assertThat(realm.calls()).isZero();
    assertThat(logged.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "[]",
        "\"p1\"",
        "42",
        "{\"player_id\":\"p1\"",
        "{\"player_id\":\"p1\"}}",
        "{\"player_id\":\"p1\"} {}",
        "{'player_id':'p1'}",
        "{player_id:\"p1\"}",
        "{\"player_id\":\"p1\",}",
        "{\"player_id\":\"p1\",\"player_id\":\"p2\"}",
        "{\"player_id\":\"p1\",\"x\":{\"a\":1,\"a\":2}}",
        "{\"player_id\":\"p1\",\"x\":NaN}",
        "{\"player_id\":\"p1\"/**/}",
        "\uFEFF{\"player_id\":\"p1\"}",
        "{\"player_id\":\"p1\",\"x\":\"\u0001\"}",
      })
  void refusesWhatIsNoJsonObject(String body) {
    assertRefused(gateway.post("/match/join", body), 400, "invalid_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/players/register",
        "/players/token",
        "/players/token/refresh",
        "/players/token/revoke",
        "/players/party-token",
        "/matchmaking/queue",
        "/matchmaking/match/01arz3ndektsv4rrffq69g5fav/result",
      })
  void refusesHardBodiesOnEveryRouteThatTakesOne(String path) {
    outOfBounds().forEach(body -> assertRefused(gateway.post(path, body), 400, "invalid_json"));
    assertRefused(gateway.post(path, "[]"), 400, "invalid_json");
    assertTooLargeByItsLength(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/players/leaderboard?limit=1&cursor=, 400",
    "/players/leaderboard?ladder=ranked&cursor=AAAA, 400",
    "/matchmaking/matches/latest?limit=0x10, 400",
    "/matchmaking/matches/latest?limit=%2B1, 400",
    "/matchmaking/match/..%3B, 404",
    "/players/player/%7Btag%7D, 404",
    "/players/player/%7Btag%7D/rank, 404",
    "/matchmaking/queue/%7Btag%7D, 404",
  })
  void refusesWhatNoRouteCanMean(String path, int status) {
    assertThat(gateway.get(path).status()).isEqualTo(status);
  }

  static Stream<String> outOfBounds() {
    return Stream.of(
        "{\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
        "[".repeat(60_000),
        "{\"player_id\":\"p1\",\"x\":" + "9".repeat(60_000) + "}",
        "{\"player_id\":\"p1\",\"x\":1e" + "9".repeat(100) + "}",
        "{\"player_id\":\"p1\",\"" + "n".repeat(60_000) + "\":1}",
        "{\"player_id\":\"p1\",\"x\":\"" + "s".repeat(60_000) + "\"}");
  }

  @ParameterizedTest
  @MethodSource("outOfBounds")
  void refusesJsonOutOfBounds(String body) {
    assertRefused(gateway.post("/match/join", body), 400, "invalid_json");
  }

  static Stream<Arguments> noUtf8() {
    return Stream.of(
        Arguments.of("a lone byte", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
        Arguments.of("half a surrogate pair", bytes("{\"x\":\"", 0xed, 0xa0, 0x80, "\"}")),
        Arguments.of("an overlong slash", bytes("{\"x\":\"", 0xc0, 0xaf, "\"}")),
        Arguments.of("UTF-16", "{\"player_id\":\"p1\"}".getBytes(StandardCharsets.UTF_16)),
        Arguments.of("UTF-32", "{\"player_id\":\"p1\"}".getBytes(StandardCharsets.UTF_32)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noUtf8")
  void refusesWhatIsNotUtf8(String what, byte[] body) {
    assertRefused(
        gateway.send(
            gateway.request("/match/join").POST(HttpRequest.BodyPublishers.ofByteArray(body))),
        400,
        "invalid_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"player_id\":null}",
        "{\"player_id\":1}",
        "{\"player_id\":[\"p1\"]}",
        "{\"player_id\":{\"player_id\":\"p1\"}}",
        "{\"player_id\":\"\"}",
        "{\"player_id\":\"a b\"}",
        "{\"player_id\":\"a\\u0000\"}",
        "{\"player_id\":\"\\ud800\"}",
        "{\"player_id\":\"\\udc00\\ud800\"}",
        "{\"player_id\":\"Zoë\"}",
        "{\"player_id\":\"{tag}\"}",
        "{\"Player_Id\":\"p1\"}",
      })
  void refusesAPlayerIdOutsideTheGrammar(String body) {
    assertRefused(gateway.post("/match/join", body), 400, "invalid_player_id");
  }

  @Test
  void refusesAPlayerIdOf129Characters() {
    assertRefused(gateway.join("p".repeat(129)), 400, "invalid_player_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonx",
        ";",
      })
  void refusesAnotherContentType(String type) {
    HttpRequest.Builder request =
        gateway
            .request("/match/join")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("{\"player_id\":\"p1\"}"));
    assertRefused(gateway.send(request), 415, "unsupported_media_type");
  }

  @Test
  void refusesACompressedBody() {
    HttpRequest.Builder request =
        gateway
            .request("/match/join")
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofString("x"));
    assertRefused(gateway.send(request), 415, "unsupported_media_type");
  }

  @Test
  void refusesALargeBodyByItsLengthWithoutReadingIt() {
    assertTooLargeByItsLength("/match/join");
  }

  /**
   * Uses a plain socket: an HTTP client would go on sending and could find the connection closed
   * before it reads the answer.
   */
  private void assertTooLargeByItsLength(String path) {
    String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"error\":\"body_too_large\"");
  }

  @Test
  void refusesALargeBodyWithoutAskingForIt() {
    String answer =
        raw(
            "POST /match/join HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Content-Length: 9999999999\r\n"
                + "Expect: 100-continue\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").doesNotContain("100 Continue");
  }

  @Test
  void refusesALargeBodyOfUnknownLengthWithoutReadingItAll() throws IOException {
    try (Socket socket = gateway.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ascii("POST /match/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      out.write(ascii(chunk + "1\r\nx\r\n")); // 64 KB and one byte; the end is never sent
      out.flush();
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  static Stream<Arguments> malformedHttp() {
    return Stream.of(
        Arguments.of(
            "URL too long",
            "GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
            414,
            "uri_too_long"),
        Arguments.of(
            "header too long",
            "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(9000) + "\r\n\r\n",
            431,
            "headers_too_large"),
        Arguments.of(
            "too many headers",
            "GET /health HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(5000) + "\r\n",
            431,
            "headers_too_large"),
        Arguments.of("no host", "GET /health HTTP/1.1\r\n\r\n", 400, "bad_request"),
        Arguments.of("no HTTP", "\u0016\u0003\u0001garbage\r\n\r\n", 400, "bad_request"),
        Arguments.of(
            "two lengths",
            "POST /match/join HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Content-Length: 1\r\n"
                + "Content-Length: 2\r\n\r\n"
                + "xx",
            400,
            "bad_request"),
        Arguments.of(
            "negative length",
            "POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            400,
            "bad_request"),
        Arguments.of(
            "length and chunks",
            "POST /match/join HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Content-Length: 4\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n",
            400,
            "bad_request"),
        Arguments.of(
            "bad escape in the path",
            "GET /match/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            400,
            "bad_request"),
        Arguments.of(
            "escaped slash",
            "POST /match/a%2fb/end HTTP/1.1\r\nHost: x\r\n\r\n",
            400,
            "bad_request"),
        Arguments.of(
            "escaped zero", "POST /match/%00/end HTTP/1.1\r\nHost: x\r\n\r\n", 400, "bad_request"),
        Arguments.of(
            "dot segments",
            "GET /match/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
            400,
            "bad_request"),
        Arguments.of("HTTP/3.0", "GET /health HTTP/3.0\r\nHost: x\r\n\r\n", 505, "http_version"),
        Arguments.of(
            "unknown encoding",
            "POST /match/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
            400,
            "bad_request"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedHttp")
  void answersMalformedHttpWithJson(String what, String request, int status, String code) {
    assertThat(raw(request))
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("Content-Type: application/json")
        .contains("{\"error\":\"" + code + "\",\"message\":");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /match/status, 405, method_not_allowed",
    "GET, /match/join, 405, method_not_allowed",
    "FOO, /match/join, 405, method_not_allowed",
    "TRACE, /health, 405, method_not_allowed",
    "GET, /, 404, not_found",
    "GET, /match, 404, not_found",
    "GET, //match/status, 400, bad_request",
    "OPTIONS, *, 404, not_found",
    "FOO, /nothing, 404, not_found",
  })
  void answersAnUnknownRouteWithJson(String method, String path, int status, String code) {
    String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"error\":\"" + code + "\"");
  }

  @Test
  void namesTheMethodsARouteHas() {
    Answer answer = gateway.post("/match/status", "");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "get", "BEFORE", "AFTER", "WEBSOCKET_BEFORE_UPGRADE", "x y", ""})
  void ignoresAMethodOverride(String override) {
    String answer =
        raw(
            "POST /match/status HTTP/1.1\r\nHost: x\r\nX-HTTP-Method-Override: %s\r\n\r\n"
                .formatted(override));
    assertThat(answer).startsWith("HTTP/1.1 405").contains("\"error\":\"method_not_allowed\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method-override"})
  void cancelsNothingByAMethodOverride(String header) {
    String request = "POST /v1/tickets/01arz3ndektsv4rrffq69g5fav HTTP/1.1\r\nHost: x\r\n";
    assertThat(raw(request + header + ": DELETE\r\n\r\n")).startsWith("HTTP/1.1 405");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/match/status", "/nothing", "/match/no-ulid/end", "/v1/queues"})
  void announcesThatAConnectionWithAnUnreadBodyIsClosed(String path) {
    String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
    assertThat(answer).startsWith("HTTP/1.1 40").containsIgnoringCase("\nConnection: close\r\n");
  }

  @Test
  void keepsAConnectionWhoseWholeBodyHasArrived() throws IOException {
    try (Socket socket = gateway.connect()) {
      String request = "POST /match/status HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n{";
      socket.getOutputStream().write(ascii(request + request));
      String answers =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answers.split("HTTP/1.1 405", -1)).hasSize(3);
    }
  }

  @Test
  void refusesAWebSocketHandshakeWithJson() {
    String answer =
        raw(
            "GET /match/status HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404").contains("\"error\":\"not_found\"");
  }

  @Test
  void givesUpOnABodyThatStopsComing() throws IOException {
    try (Socket socket = gateway.connect()) {
      socket
          .getOutputStream()
          .write(ascii("POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 408").contains("\"error\":\"request_timeout\"");
    }
  }

  @Test
  void givesUpOnABodyThatTricklesIn() throws IOException {
    try (Socket socket = gateway.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(ascii("POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"));
      Awaitility.await()
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            out.write(' ');
            return socket.getInputStream().available() > 0;
          });
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void survivesABodyCutShort() {
    String answer =
        raw("POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"player_id\"");
    assertThat(answer).doesNotContain("HTTP/1.1 5");
  }

  @Test
  void survivesAChunkThatIsNone() {
    String answer =
        raw("POST /match/join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  private String raw(String request) {
    return gateway.raw(request);
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.text("error")).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("message")).isNotEmpty();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String before, Object... rest) {
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes(ascii(before));
    for (Object part : rest) {
      if (part instanceof Integer octet) {
        out.write(octet);
      } else {
        out.writeBytes(ascii((String) part));
      }
    }
    return out.toByteArray();
  }
}
