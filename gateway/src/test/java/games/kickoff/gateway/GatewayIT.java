package games.kickoff.gateway;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.term.Fence;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.gateway.fake.TestGateway.Answer;
import games.kickoff.redis.change.RedisChanges;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.ticket.RedisTickets;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Runs the gateway on a real Redis, which this test may stop. */
class GatewayIT {

  private static final Fence FENCE = new Fence(1);

  private final TestRedis server = TestRedis.own();
  private final RealmRedis redis = server.freshClient();
  private final Leader operator = new Leader(redis, () -> FENCE);
  private final RedisTickets tickets =
      new RedisTickets(redis, Clock.systemUTC(), new SecureRandom());
  private final TestGateway gateway =
      TestGateway.on(
          new Stores(
              tickets,
              new RedisMatches(redis),
              new RedisQueues(redis),
              new RedisChanges(redis, Duration.ofMillis(50)),
              redis::condition,
              Database.notConfigured()));

  @BeforeEach
  void publish() {
    operator.publication.publish(Realm.queue(QUEUE));
    operator.refill.open();
  }

  @AfterEach
  void stop() {
    gateway.close();
    redis.close();
    server.stop();
  }

  private TicketId ticketOf(String player) {
    String session = gateway.status(player).text("session_id");
    return new TicketId(session.substring("pending-".length()));
  }

  private MatchId claim(String... players) {
    MatchId match = MatchId.create(Instant.now(), new SecureRandom());
    List<TicketId> ids = List.of(players).stream().map(this::ticketOf).toList();
    operator.claims.claim(match, QUEUE, ids);
    operator.claims.confirm(match);
    return match;
  }

  @Test
  void leadsAPlayerFromJoinToTheEndOfHisMatch() {
    assertThat(gateway.join("p1").text("status")).isEqualTo("queued");
    gateway.join("p2");
    MatchId match = claim("p1", "p2");
    assertThat(gateway.status("p1").text("status")).isEqualTo("pending");
    assertThat(gateway.get("/sessions/active").json().at("/sessions/0/status").asText())
        .isEqualTo("starting");

    operator.claims.assign(match, new Endpoint("127.1.2.3", 8080));
    assertThat(gateway.status("p1").text("connect_host")).isEqualTo("127.1.2.3");
    assertThat(gateway.join("p2").text("status")).isEqualTo("matched");
    assertThat(gateway.join("p2").json().get("players")).hasSize(2);

    var asked = CompletableFuture.supplyAsync(() -> gateway.post("/match/" + match + "/end", ""));
    await().until(() -> !redis.newest("nudges").toString().equals("0-0"));
    operator.claims.end(match, EndReason.read("stopped"));
    assertThat(asked.join().text("status")).isEqualTo("ended");
    assertThat(gateway.status("p1").text("status")).isEqualTo("ended");
  }

  @Test
  void givesOnePlayerOneTicketHoweverOftenHeJoinsAtOnce() {
    List<CompletableFuture<Answer>> joins =
        IntStream.range(0, 200)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() -> gateway.join("p1"), Thread::startVirtualThread))
            .toList();

    assertThat(joins).allMatch(join -> join.join().status() == 200);
    assertThat(joins.stream().map(join -> join.join().text("session_id")).distinct()).hasSize(1);
    assertThat(operator.pools.pool(QUEUE, 10).orElseThrow().tickets()).hasSize(1);
  }

  @Test
  void asksToComeBackWhileRedisIsAwayAndServesAgainByItself() {
    assertThat(gateway.join("p1").status()).isEqualTo(200);
    await().until(() -> gateway.management("/readyz").statusCode() == 200);

    server.stop();
    Answer away = gateway.join("p1");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isEqualTo("1");
    assertThat(away.text("error")).isEqualTo("store_unavailable");
    assertThat(gateway.get("/health").status()).isEqualTo(503);
    // stays ready for 30 s, so that players get the 503 from this gateway
    HttpResponse<String> ready = gateway.management("/readyz");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .contains("redis: does not answer as a primary (for 0 s; ready for 30 s");
    assertThat(gateway.management("/livez").statusCode()).isEqualTo(200);

    server.start(); // without its data
    await().until(() -> gateway.join("p1").text("error").equals("rebuilding"));
    assertThat(gateway.management("/readyz").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/health").status()).isEqualTo(503);

    publish();
    await().until(() -> gateway.join("p1").status() == 200);
    MatchId match = claim("p1");
    operator.claims.assign(match, new Endpoint("127.1.2.3", 8080));
    endIsToldThroughTheNewSubscription(match);
  }

  @Test
  void refusesJoinsWhileRedisIsFullWithAReasonOfTheirOwn() {
    gateway.join("p1");
    MatchId match = claim("p1");
    try (Jedis bare = server.bare()) {
      bare.configSet("maxmemory", "1");
    }

    Answer full = gateway.join("p2");
    assertThat(full.status()).isEqualTo(503);
    assertThat(full.header("Retry-After")).isEqualTo("1");
    assertThat(full.text("error")).isEqualTo("redis_full");
    HttpResponse<String> ready = gateway.management("/readyz");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("redis: full: joins and claims are refused");

    operator.claims.assign(match, new Endpoint("127.1.2.3", 8080));
    endIsToldThroughTheNewSubscription(match);
    try (Jedis bare = server.bare()) {
      bare.configSet("maxmemory", "0");
    }
    assertThat(gateway.join("p2").status()).isEqualTo(200);
  }

  @Test
  void listsTheSessionsThereAreBesideIdsThatLeadNowhere() {
    gateway.join("p1");
    MatchId match = claim("p1");
    String live = "kickoff:{" + redis.settings().realm() + "}:matches";
    try (Jedis bare = server.bare()) {
      bare.zadd(live, 1, MatchId.create(Instant.now(), new SecureRandom()).value());
      bare.zadd(live, 2, "no id at all");
    }

    Answer active = gateway.get("/sessions/active");

    assertThat(active.status()).isEqualTo(200);
    assertThat(active.json().get("sessions")).hasSize(1);
    assertThat(active.json().at("/sessions/0/session_id").asText()).isEqualTo(match.value());
  }

  private void endIsToldThroughTheNewSubscription(MatchId match) {
    String before = redis.newest("nudges").toString();
    var asked = CompletableFuture.supplyAsync(() -> gateway.post("/match/" + match + "/end", ""));
    await().until(() -> !redis.newest("nudges").toString().equals(before));
    operator.claims.end(match, EndReason.read("stopped"));
    assertThat(asked.join().status()).isEqualTo(200);
  }
}
