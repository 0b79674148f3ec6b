package games.kickoff.gateway.serving.http;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static games.kickoff.gateway.serving.auth.Credentials.KEY;
import static games.kickoff.gateway.serving.auth.Credentials.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.TicketId;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.LoggedErrors;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.gateway.serving.auth.AuthSettings;
import games.kickoff.gateway.serving.auth.Credentials;
import games.kickoff.gateway.serving.limit.LimitSettings;
import games.kickoff.testing.SlowSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that hold connections: they are bounded, and others are answered meanwhile. */
class HostileClientsTest {

  private static final Duration HEADER = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final LimitSettings TWO_WAITS = new LimitSettings(0, 0, 0, 2, 0);
  private static final LimitSettings BEHIND_A_PROXY = new LimitSettings(0, 0, 0, 0, 1);

  private static final String SHORT = "GET /v1/queues HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String SLOW_BODY =
      "POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n";

  private final LoggedErrors logged = new LoggedErrors();
  private final FakeRealm realm = new FakeRealm();
  private final List<Socket> sockets = new ArrayList<>();
  private TestGateway gateway;

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    gateway.close();
    logged.close();
    assertThat(logged.events()).isEmpty();
  }

  private void start(int perAddress, AuthSettings auth, LimitSettings limits) {
    gateway = TestGateway.on(realm.stores(), 20, perAddress, LONG, auth, limits);
  }

  private void startWithHeaderTimeout() {
    gateway = TestGateway.on(realm.stores(), 20, 0, HEADER, AuthSettings.off(), LimitSettings.NONE);
  }

  private Socket connect(String local) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setSoTimeout(60_000);
    socket.bind(new InetSocketAddress(local, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
    return socket;
  }

  private Socket send(String request) throws IOException {
    return send(connect("127.0.0.1"), request);
  }

  private static Socket send(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
  }

  private static String whole(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private void awaitOpen(int connections) {
    await().until(() -> gateway.metric("kickoff_gateway_connections") == connections);
  }

  @ParameterizedTest
  @CsvSource({"'GET /health HTTP/1.1\r\nHost: x\r\nX: ', x", "'', '\r\n'", "GET /, x", "'', G"})
  void aHeaderThatTricklesInIsRefused(String start, String filler) throws IOException {
    startWithHeaderTimeout();
    try (SlowSender slow = new SlowSender(gateway.port(), start, filler)) {
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> {
            slow.sendNext();
            return slow.isAnswered();
          });
      assertThat(slow.readAnswer())
          .startsWith("HTTP/1.1 408")
          .containsIgnoringCase("\nConnection: close\r\n")
          .contains("{\"error\":\"request_timeout\"");
    }
    assertThat(gateway.metric("kickoff_gateway_slow_headers_total")).isEqualTo(1);
    awaitOpen(0);
  }

  @Test
  void onlySomeRequestsAreAnsweredThatWaitForNoAnswer() throws IOException {
    startWithHeaderTimeout();
    Socket socket = send(SHORT.repeat(100));
    String answers = whole(socket);
    assertThat(answers.split("HTTP/1.1 200", -1)).hasSizeBetween(33, 65); // 32, or twice 32
    assertThat(answers).containsIgnoringCase("\nConnection: close\r\n");
    awaitOpen(0);
  }

  @Test
  void aHeaderThatStopsComingIsRefused() throws IOException {
    startWithHeaderTimeout();
    Socket socket = send("GET /health HTTP/1.1\r\n");
    assertThat(whole(socket)).startsWith("HTTP/1.1 408");
  }

  @Test
  void aSlowHeaderIsRefusedAfterOtherRequests() throws IOException {
    startWithHeaderTimeout();
    Socket socket = send(SHORT + SHORT + "GET /");
    send(socket, "v1");
    assertThat(whole(socket)).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 408");
  }

  @Test
  void aClientThatGoesOnSendingAfterARefusalIsCutOff() throws IOException {
    startWithHeaderTimeout();
    try (SlowSender slow = new SlowSender(gateway.port(), SlowSender.HEADER, "x")) {
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(() -> {
            slow.sendNext(); // never reads
            return gateway.metric("kickoff_gateway_slow_headers_total") == 1
                && gateway.metric("kickoff_gateway_connections") == 0;
          });
    }
  }

  @Test
  void onlyTheHeaderHasToArriveInItsTime() throws IOException {
    startWithHeaderTimeout();
    TicketId ticket = realm.waiting(QUEUE, "p1").id();
    Socket silent = connect("127.0.0.1");
    Socket kept = send(SHORT);
    assertThat(status(kept)).isEqualTo("HTTP/1.1 200");
    Socket body = send("POST /match/join HTTP/1.1\r\nHost: x\r\nContent-Length: 18\r\n\r\n");
    Socket poll = send("GET /v1/tickets/" + ticket + "?wait=20s HTTP/1.1\r\nHost: x\r\n\r\n");
    await().during(HEADER.multipliedBy(3)).until(() -> open() == 4);
    send(body, "{\"player_id\":\"p9\"}");
    realm.change(ticket);
    for (Socket socket : List.of(send(silent, SHORT), body, poll)) {
      assertThat(status(socket)).isEqualTo("HTTP/1.1 200");
    }
  }

  private double open() {
    return gateway.metric("kickoff_gateway_connections");
  }

  @ParameterizedTest
  @CsvSource({"GET /v1/queues, 429", "GET /nothing, 404"})
  void anAddressGetsNoMoreConnectionsThanItMayHold(String request, int status) throws IOException {
    start(3, AuthSettings.off(), LimitSettings.NONE);
    for (int i = 0; i < 3; i++) {
      send(SLOW_BODY + "\r\n");
    }
    awaitOpen(3);
    Socket fourth = send(request + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(whole(fourth))
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("\nConnection: close\r\n");
    assertThat(status(send(connect("127.0.0.2"), SHORT))).isEqualTo("HTTP/1.1 200");
  }

  @Test
  void theRefusalSaysThatTheAddressHoldsTooMuch() throws IOException {
    start(1, AuthSettings.off(), LimitSettings.NONE);
    assertThat(status(send(SHORT))).isEqualTo("HTTP/1.1 200");
    Answer refused = gateway.get("/v1/queues");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("error")).isEqualTo("too_many_connections");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(gateway.metric("kickoff_gateway_connections_refused_total")).isEqualTo(1);
  }

  @Test
  void connectionsFarBeyondTheLimitAreClosedUnheard() throws IOException {
    start(1, AuthSettings.off(), LimitSettings.NONE);
    for (int i = 0; i < 12; i++) {
      connect("127.0.0.1");
    }
    await()
        .until(() -> gateway.metric("kickoff_gateway_connections_refused_total") == 12 - (1 + 4));
    awaitOpen(5);
    for (Socket socket : sockets) {
      socket.close();
    }
    awaitOpen(0);
    assertThat(gateway.get("/v1/queues").status()).isEqualTo(200);
  }

  @Test
  void theBackendMayHoldAnyNumberOfConnections() throws IOException {
    start(1, Credentials.ON, LimitSettings.NONE);
    String request = SHORT.replace("\r\n\r\n", "\r\nx-api-key: " + KEY + "\r\n\r\n");
    for (int i = 0; i < 8; i++) {
      assertThat(status(send(request))).isEqualTo("HTTP/1.1 200");
    }
    awaitOpen(8);
    assertThat(gateway.bearer(token("p1")).get("/v1/queues").status()).isEqualTo(200);
  }

  @Test
  void behindAProxyTheRequestsOfEachForwardedAddressAreBounded() throws IOException {
    start(2, AuthSettings.off(), BEHIND_A_PROXY);
    for (int i = 0; i < 2; i++) {
      send(SLOW_BODY + "X-Forwarded-For: 203.0.113.1:" + i + "\r\n\r\n");
    }
    await().until(() -> from("203.0.113.1") == 429);
    for (int i = 2; i < 12; i++) {
      assertThat(from("203.0.113." + i)).isEqualTo(200);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
    await().until(() -> from("203.0.113.1") == 200);
  }

  private int from(String address) {
    return gateway.with("X-Forwarded-For", address).get("/v1/queues").status();
  }

  @Test
  void aPlayerWithTooManyWaitsGetsShortAnswersAndOthersGetAll() {
    start(0, Credentials.ON, TWO_WAITS);
    String ticket = "/v1/tickets/" + realm.waiting(QUEUE, "p1").id();
    String other = "/v1/tickets/" + realm.waiting(QUEUE, "p2").id();
    waits("p1", ticket, 2);
    Answer refused = gateway.bearer(token("p1")).get(ticket + "?wait=20s");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("error")).isEqualTo("too_many_waits");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(gateway.bearer(token("p1")).get(ticket).status()).isEqualTo(200);
    waits("p2", other, 1);
  }

  @Test
  void waitsLeaveConnectionsToShortRequests() {
    start(0, AuthSettings.off(), LimitSettings.NONE); // 20 connections, of which waits may take 18
    String ticket = "/v1/tickets/" + realm.waiting(QUEUE, "p1").id();
    waits("p1", ticket, 18);
    Answer refused = gateway.get(ticket + "?wait=20s");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("error")).isEqualTo("overloaded");
    assertThat(gateway.get(ticket).status()).isEqualTo(200);
  }

  /** Sends long-polls of the player; returns once they wait in the gateway, too. */
  private void waits(String player, String ticket, int number) {
    double before = gateway.metric("kickoff_gateway_waiters", "for", "ticket");
    for (int i = 0; i < number; i++) {
      CompletableFuture.runAsync(
          () -> gateway.bearer(token(player)).get(ticket + "?wait=20s"),
          Thread::startVirtualThread);
    }
    await()
        .until(() -> gateway.metric("kickoff_gateway_waiters", "for", "ticket") == before + number);
  }
}
