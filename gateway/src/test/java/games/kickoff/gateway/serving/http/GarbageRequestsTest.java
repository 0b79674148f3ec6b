package games.kickoff.gateway.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.LoggedErrors;
import games.kickoff.gateway.fake.TestGateway;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Sends 9,000 requests that are wrong in some way, to routes of every family and to none, over
 * plain sockets; {@link GarbageBodiesTest} adds 1,000. They change nothing in the stores, log
 * nothing, get no 5xx, and leak no connection, thread or memory.
 */
class GarbageRequestsTest {

  private static final String ID = "01arz3ndektsv4rrffq69g5fav";

  /** How many threads the server's pool and the carriers of virtual threads may still add. */
  private static final int POOLS = 24;

  private static final long MEMORY = 20_000_000;

  private static LoggedErrors logged;
  private static FakeRealm realm;
  private static TestGateway gateway;
  private static List<Object> before;
  private static int threads;
  private static long heap;

  @BeforeContainer
  static void start() {
    logged = new LoggedErrors();
    realm = new FakeRealm();
    realm.start(realm.waiting(FakeRealm.QUEUE, "playing").id());
    realm.waiting(FakeRealm.QUEUE, "waiting");
    gateway = TestGateway.impatient(realm);
    for (int i = 0; i < 300; i++) { // the first requests fill caches and start threads
      send("GET /v1/queues HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    before = realm.state();
    threads = threads();
    heap = heap();
  }

  @AfterContainer
  static void nothingIsLeftBehind() {
    await().untilAsserted(() -> assertThat(connections()).isZero());
    assertThat(gateway.metric("kickoff_gateway_waiters", "for", "ticket")).isZero();
    assertThat(gateway.metric("kickoff_gateway_store_calls")).isZero();
    await().untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(threads + POOLS));
    assertThat(heap()).isLessThan(heap + MEMORY);
    assertThat(realm.state()).isEqualTo(before);
    assertThat(thatReachedARoute()).isGreaterThan(1000); // not all are refused by the parser
    gateway.close();
    logged.close();
  }

  /** Methods and paths of all routes, and some that are of no route. */
  @Provide
  Arbitrary<String> target() {
    Arbitrary<String> method =
        Arbitraries.frequency(
            Tuple.of(6, "GET"),
            Tuple.of(6, "POST"),
            Tuple.of(3, "DELETE"),
            Tuple.of(1, "HEAD"),
            Tuple.of(1, "PUT"),
            Tuple.of(1, "get"),
            Tuple.of(1, ""));
    Arbitrary<String> path =
        Arbitraries.of(
            "/match/join",
            "/api/match/status",
            "/match/" + ID + "/end",
            "/sessions/active",
            "/matchmaking/join",
            "/matchmaking/status",
            "/matchmaking/cancel",
            "/matchmaking/queue",
            "/matchmaking/queue/p1",
            "/matchmaking/match/" + ID,
            "/matchmaking/match/%00/result",
            "/players/player/%ff/rank",
            "/players/token",
            "/v1/queues",
            "/v1/queues/default/default/tickets",
            "/v1/queues/a/b/tickets",
            "/v1/queues/\u00ff/%F0%9F%98%80/tickets",
            "/v1/tickets/" + ID,
            "/v1/tickets/" + "9".repeat(500),
            "/v1/tickets/%ED%A0%80",
            "/v1/players/p1/ticket",
            "/v1/players/%00/ticket",
            "/v1/matches/" + ID,
            "/v1/openapi.yaml/x",
            "/v1//tickets/;a=b",
            "/../..",
            "*",
            "http://elsewhere/v1/queues",
            "");
    Arbitrary<String> any = Combinators.combine(method, path).as((m, p) -> m + " " + p);
    Arbitrary<String> route =
        Arbitraries.of(
            "POST /match/join",
            "GET /api/match/status",
            "POST /match/" + ID + "/end",
            "GET /sessions/active",
            "POST /matchmaking/join",
            "GET /matchmaking/status",
            "DELETE /matchmaking/cancel",
            "POST /matchmaking/queue",
            "GET /matchmaking/queue/p1",
            "GET /matchmaking/matches/latest",
            "GET /matchmaking/match/" + ID,
            "POST /matchmaking/match/" + ID + "/result",
            "POST /matchmaking/match/" + "9".repeat(300) + "/result",
            "POST /players/register",
            "GET /players/player/p1",
            "GET /players/player/p1/rank",
            "GET /players/leaderboard",
            "POST /players/token",
            "POST /players/party-token",
            "GET /v1/queues",
            "POST /v1/queues/default/default/tickets",
            "POST /v1/queues/a/b/tickets",
            "GET /v1/tickets/" + ID,
            "DELETE /v1/tickets/" + "9".repeat(500),
            "GET /v1/players/p1/ticket",
            "GET /v1/matches/" + ID);
    Arbitrary<String> target = Arbitraries.frequencyOf(Tuple.of(3, route), Tuple.of(1, any));
    return Combinators.combine(target, query()).as((t, q) -> t + q);
  }

  private static Arbitrary<String> query() {
    Arbitrary<String> name =
        Arbitraries.of(
            "player_id",
            "ticketId",
            "wait",
            "rev",
            "queue",
            "limit",
            "region",
            "ladder",
            "cursor",
            "x",
            "");
    Arbitrary<String> value =
        Arbitraries.of(
            "p1",
            ID,
            "0s",
            "-1s",
            "1e99s",
            "99999999999999999999999999h",
            "%ff",
            "%",
            "%ED%A0%80",
            "\u0000",
            "a/b",
            "=",
            "NaN",
            "9".repeat(300));
    return Combinators.combine(name, value)
        .as((n, v) -> n + "=" + v)
        .list()
        .ofMaxSize(3)
        .map(parts -> parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  /** Mostly headers that reach a route; sometimes one that makes the request itself invalid. */
  @Provide
  Arbitrary<String> headers() {
    Arbitrary<String> odd =
        Arbitraries.of(
                "Content-Type: text/xml",
                "Content-Type: application/json; charset=utf-16",
                "Content-Type: application/json",
                "Content-Encoding: gzip",
                "Expect: 100-continue",
                "Upgrade: h2c",
                "X-HTTP-Method-Override: DELETE",
                "Connection: close",
                "Accept: nonsense/",
                "Authorization: Bearer",
                "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
                "x-api-key: \t",
                "X-Idempotency-Key: ",
                "X-Forwarded-For: ,,;",
                "X: " + "y".repeat(3000))
            .list()
            .ofMaxSize(2)
            .map(lines -> String.join("\r\n", lines));
    Arbitrary<String> broken =
        Arbitraries.of(
            "Host: y",
            "X: \u00e9",
            "Content-Length: 5",
            "Content-Length: 99999999999999999999",
            "Content-Length: -5",
            "Content-Length: 70000",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: identity, chunked",
            "no colon",
            ": no name");
    return Arbitraries.frequencyOf(Tuple.of(3, odd), Tuple.of(1, broken));
  }

  /** A body that is never a valid join of any family, because no player id in it is complete. */
  @Provide
  Arbitrary<String> body() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\"players\":[\"p",
            "\"id\":\"",
            "\"player_id\":",
            "{\"username\":\"ab\"}",
            "{\"username\":\"\\u0000\\u200d\"}",
            "{\"winner\":7,\"ranks\":[1e99]}",
            "{\"ranks\":[",
            "{\"leader\":{}}",
            "{\"players\":[\"p1\",\"p1\"]}",
            "{\"players\":[\"p1\"],\"attributes\":{\"a\":{\"b\":true}}}",
            "{\"players\":[\"p1\"],\"attributes\":{\"a\":1e999}}",
            "{\"players\":[\"\\ud800\"]}",
            "{\"id\":\"p 1\",\"id\":\"p2\"}",
            "{\"id\":7}",
            "{\"a\":".repeat(40),
            "[".repeat(3000),
            "9".repeat(2000),
            "\\ud83d",
            "\u0000",
            "\u00ff",
            "5\r\nhello\r\n",
            "0\r\n\r\n",
            "ffffffffff\r\n",
            "GET / HTTP/1.1\r\n\r\n")
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 6000, shrinking = ShrinkingMode.BOUNDED)
  void wrongTargetsHeadersAndBodiesAreRefused(
      @ForAll("target") String target,
      @ForAll("headers") String headers,
      @ForAll("body") String body) {
    String length = headers.contains("g: chunked") ? "" : "Content-Length: " + body.length();
    refused(
        Stream.of(target + " HTTP/1.1", "Host: x", headers, length)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\r\n"))
            + "\r\n\r\n"
            + body);
  }

  @Property(tries = 2500, shrinking = ShrinkingMode.BOUNDED)
  void anyBytesAreRefused(@ForAll byte[] bytes) {
    refused(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Opens 50 connections at once, each of which stops somewhere in its request and stays open. */
  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void bodiesThatStopComingAreGivenUp(@ForAll("target") String target, @ForAll("body") String body)
      throws IOException {
    String whole =
        target.replace("DELETE", "POST")
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"
            + body;
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Socket socket = gateway.connect();
      sockets.add(socket);
      String part = whole.substring(0, whole.length() * i / 50);
      socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
    }
    for (Socket socket : sockets) {
      try (socket) {
        assertNoServerError(read(socket));
      }
    }
  }

  private static void refused(String request) {
    assertNoServerError(send(request));
    assertThat(logged.events()).isEmpty();
    assertThat(realm.state()).isEqualTo(before);
  }

  private static void assertNoServerError(String answer) {
    // Jetty answers 501 and 505 for a transfer coding and an HTTP version that it does not support
    assertThat(answer).doesNotContainPattern("HTTP/1.1 50[02346-9]");
  }

  /** Sends the request, closes the sending side and reads the answer. */
  private static String send(String request) {
    try (Socket socket = gateway.connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return read(socket);
    } catch (IOException e) {
      return ""; // the server closed the connection during the write: also a refusal
    }
  }

  private static String read(Socket socket) {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static double thatReachedARoute() {
    return Collections.list(gateway.metrics.metricFamilySamples()).stream()
        .flatMap(family -> family.samples.stream())
        .filter(sample -> sample.name.equals("kickoff_gateway_request_seconds_count"))
        .filter(sample -> !sample.labelValues.contains("none"))
        .filter(sample -> !sample.labelValues.containsAll(List.of("/v1/queues", "200")))
        .mapToDouble(sample -> sample.value)
        .sum();
  }

  private static double connections() {
    return gateway.metric("kickoff_gateway_connections");
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
