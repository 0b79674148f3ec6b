package games.kickoff.gateway.api.v1;

import static games.kickoff.gateway.fake.FakeRealm.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.gateway.Database;
import games.kickoff.gateway.Stores;
import games.kickoff.gateway.fake.TestGateway;
import games.kickoff.redis.change.RedisChanges;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.fixture.Leader;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.ticket.RedisTickets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Makes ten thousand long polls over real sockets, on a real Redis of its own. */
class TenThousandLongPollsIT {

  private static final int POLLS = 10_000;
  private static final int PARTY = 10;

  /** 40 KB per waiting request. With Jetty's cache of headers per connection it would be 115 KB. */
  private static final long HEAP = POLLS * 40_000L;

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Fence FENCE = new Fence(1);

  private final TestRedis server = TestRedis.own();
  private final RealmRedis redis = server.freshClient();
  private final Leader operator = new Leader(redis, () -> FENCE);
  private final RedisTickets tickets =
      new RedisTickets(redis, Clock.systemUTC(), new SecureRandom());
  private final List<List<TicketId>> matches = new ArrayList<>();
  private TestGateway gateway;
  private Process clients;
  private PrintWriter orders;
  private BufferedReader reports;

  @BeforeEach
  void start() throws IOException {
    var os = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    assumeThat(os.getMaxFileDescriptorCount()).as("ulimit -n").isGreaterThan(POLLS + 500L);
    gateway =
        TestGateway.forMany(
            new Stores(
                tickets,
                new RedisMatches(redis),
                new RedisQueues(redis),
                new RedisChanges(redis, Duration.ofMillis(500)),
                redis::condition,
                Database.notConfigured()),
            POLLS + POLLS / 5); // waits may take nine tenths of them
    operator.publication.publish(
        PublishedQueue.of(QUEUE, 2, 5).ticketTtl(Duration.ofMinutes(10)).maxStarting(2000).build());
    operator.refill.open();
    clients =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LongPollClients.class.getName(),
                Integer.toString(gateway.port()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = new PrintWriter(clients.getOutputStream(), true, StandardCharsets.US_ASCII);
    reports =
        new BufferedReader(
            new InputStreamReader(clients.getInputStream(), StandardCharsets.US_ASCII));
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      clients.destroyForcibly();
      gateway.close();
    }
    redis.close();
    server.stop();
  }

  @Test
  void missNoChangeNeitherAnnouncedNorWhileTheSubscriptionIsLost() throws IOException {
    joinAll();

    allWaitFor(1);
    await().until(() -> asks() == POLLS); // each request has read its ticket once
    double asked = asks();
    await().during(Duration.ofMillis(500)).until(() -> asks() == asked); // Redis is not polled
    assertThat(heapInUse()).isLessThan(HEAP);
    List<MatchId> live = claimAll();
    assertAllAnswered();
    assertThat(asks() - asked).isBetween((double) POLLS, 2.0 * POLLS);

    allWaitFor(2);
    try (Jedis bare = server.bare()) {
      bare.clientKill(ClientKillParams.clientKillParams().type(ClientType.PUBSUB));
      live.forEach(match -> operator.claims.assign(match, new Endpoint("127.1.2.3", 8080)));
    }
    assertAllAnswered();

    await().until(() -> waiters() == 0);
    assertThat(gateway.metric("kickoff_gateway_store_shed_total")).isZero();
  }

  private void joinAll() {
    for (int i = 0; i < POLLS; i++) {
      var joined = tickets.join(QUEUE, List.of(new PlayerId("p" + i)));
      TicketId ticket = ((JoinResult.Created) joined).ticket().id();
      orders.println(ticket);
      if (i % PARTY == 0) {
        matches.add(new ArrayList<>());
      }
      matches.getLast().add(ticket);
    }
  }

  private void allWaitFor(long rev) throws IOException {
    orders.println("go " + rev);
    assertThat(reports.readLine()).isEqualTo("sent");
    await().atMost(LONG).until(() -> waiters() == POLLS);
  }

  private List<MatchId> claimAll() {
    List<MatchId> live = new ArrayList<>();
    for (List<TicketId> match : matches) {
      MatchId id = MatchId.create(Instant.now(), new SecureRandom());
      operator.claims.claim(id, QUEUE, match);
      operator.claims.confirm(id);
      live.add(id);
    }
    return live;
  }

  private void assertAllAnswered() throws IOException {
    String[] report = reports.readLine().split(" ");
    assertThat(report[1]).as("with the next rev").isEqualTo(Integer.toString(POLLS));
    assertThat(report[3]).as("anything else").isEqualTo("0");
  }

  private static long heapInUse() {
    System.gc();
    long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.println("heap with " + POLLS + " waiting: " + bytes / 1_000_000 + " MB");
    return bytes;
  }

  private double waiters() {
    return gateway.metric("kickoff_gateway_waiters", "for", "ticket");
  }

  private double asks() {
    return gateway.metric(
        "kickoff_gateway_store_call_seconds_count", "call", "ask", "result", "ok");
  }
}
