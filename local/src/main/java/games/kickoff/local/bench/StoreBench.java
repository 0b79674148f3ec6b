package games.kickoff.local.bench;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.redis.EmbeddedRedis;
import games.kickoff.local.redis.RedisOptions;
import games.kickoff.redis.claim.RedisClaims;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.term.FencedScripts;
import games.kickoff.redis.ticket.RedisTickets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Compares the store's scripts with bare ones. They take turns on the same Redis, emptied each
 * time, with as many connections and the same client library. A ratio compares two loads of the
 * same round, so what else the machine does affects both.
 */
final class StoreBench {

  private static final int CONNECTIONS = 8;
  private static final int TICKETS = 10;
  private static final int JOINS = 20_000;
  private static final int CLAIMS = 4_000;
  private static final Duration AT_MOST = Duration.ofSeconds(20);
  private static final double AIM = 0.6;

  private final int rounds;
  private final int joins;
  private final int claims;
  private final Cleanup cleanup;
  private final ClosedLoop loop =
      new ClosedLoop(CONNECTIONS, Thread.ofPlatform().daemon().name("bench-", 0).factory());
  private final RandomGenerator random = new java.util.Random(3);

  /**
   * The result of one load: operations per second, and Redis' processor time for one of them in
   * microseconds.
   */
  private record Load(double perSecond, double micros) {}

  /** The two loads of a round. */
  private record Pair(Load store, Load bare) {}

  private interface Turn {
    Load take() throws InterruptedException;
  }

  StoreBench(BenchOptions options, Cleanup cleanup) {
    this.rounds = options.brief() ? 3 : 11;
    this.joins = options.size(JOINS);
    this.claims = options.size(CLAIMS);
    this.cleanup = cleanup;
  }

  List<Row> run() throws IOException, InterruptedException {
    StackDirectory directory = cleanup.add(StackDirectory.create(false));
    EmbeddedRedis server =
        cleanup.add(EmbeddedRedis.start(directory.directory("redis"), RedisOptions.IN_MEMORY));
    RealmRedis realm =
        cleanup.add(RealmRedis.connect(RedisSettings.of(BenchQueue.REALM, server.uri())));
    BareRedis bare = cleanup.add(new BareRedis(server, CONNECTIONS));
    RedisTickets tickets = new RedisTickets(realm, Clock.systemUTC(), random);
    FencedScripts leader = BenchQueue.leader(realm);
    RedisClaims ours = new RedisClaims(leader);
    Runnable open =
        () -> {
          bare.flush();
          BenchQueue.open(realm, leader);
        };
    List<Pair> joined = new ArrayList<>();
    List<Pair> claimed = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      boolean storeFirst = round % 2 == 0;
      Pair joining = pair(storeFirst, () -> joins(tickets, open, bare), () -> bareJoins(bare));
      Pair claiming =
          pair(storeFirst, () -> claims(tickets, ours, open, bare), () -> bareClaims(bare));
      if (round > 0) { // the first round warms up
        joined.add(joining);
        claimed.add(claiming);
      }
    }
    cleanup.closeParts();
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows("join", joined));
    rows.addAll(rows("claim of " + TICKETS, claimed));
    return rows;
  }

  private static Pair pair(boolean storeFirst, Turn store, Turn bare) throws InterruptedException {
    if (storeFirst) {
      Load ours = store.take();
      return new Pair(ours, bare.take());
    }
    Load theirs = bare.take();
    return new Pair(store.take(), theirs);
  }

  private static List<Row> rows(String what, List<Pair> pairs) {
    Rounds rates = new Rounds();
    Rounds times = new Rounds();
    for (Pair pair : pairs) {
      rates.add(pair.store().perSecond(), pair.bare().perSecond());
      times.add(pair.store().micros(), pair.bare().micros());
    }
    return List.of(
        Row.of(what + " in the store", Row.rate(rates.ours().median()))
            .beside("bare " + Row.rate(rates.bare().median()), rates.ratios())
            .aiming("median >= " + AIM, rates.ratios().median() >= AIM),
        Row.of("  processor time of Redis", Row.micros(times.ours().median()))
            .beside("bare " + Row.micros(times.bare().median()), times.ratios()));
  }

  private Load joins(RedisTickets tickets, Runnable open, BareRedis redis)
      throws InterruptedException {
    open.run();
    return timed(redis, joins, n -> join(tickets, n));
  }

  private Load bareJoins(BareRedis redis) throws InterruptedException {
    redis.flush();
    String[] ids = ids(joins);
    return timed(redis, joins, n -> redis.join("p" + n, ids[n]));
  }

  private Load claims(RedisTickets tickets, RedisClaims ours, Runnable open, BareRedis redis)
      throws InterruptedException {
    open.run();
    TicketId[] waiting = new TicketId[claims * TICKETS];
    loop.run(waiting.length, AT_MOST, n -> waiting[n] = join(tickets, n));
    return timed(
        redis,
        claims,
        n -> {
          MatchId match = MatchId.create(Instant.now(), random);
          List<TicketId> these = Arrays.asList(waiting).subList(n * TICKETS, n * TICKETS + TICKETS);
          ClaimResult result = ours.claim(match, BenchQueue.KEY, these);
          if (!(result instanceof ClaimResult.Claimed)) {
            throw new IllegalStateException("not claimed: " + result);
          }
        });
  }

  private Load bareClaims(BareRedis redis) throws InterruptedException {
    redis.flush();
    String[] waiting = ids(claims * TICKETS);
    loop.run(waiting.length, AT_MOST, n -> redis.join("p" + n, waiting[n]));
    return timed(
        redis,
        claims,
        n -> {
          List<String> arguments = new ArrayList<>(TICKETS + 1);
          arguments.add(Long.toString(System.currentTimeMillis()));
          arguments.addAll(Arrays.asList(waiting).subList(n * TICKETS, n * TICKETS + TICKETS));
          redis.claim(arguments);
        });
  }

  private Load timed(BareRedis redis, int number, ClosedLoop.Work work)
      throws InterruptedException {
    double before = redis.cpuMicros();
    ClosedLoop.Done done = loop.run(number, AT_MOST, work);
    return new Load(done.perSecond(), (redis.cpuMicros() - before) / done.number());
  }

  /** Creates ids as long as the store's. */
  private String[] ids(int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> TicketId.create(Instant.now(), random).value())
        .toArray(String[]::new);
  }

  private static TicketId join(RedisTickets tickets, int n) {
    JoinResult result = tickets.join(BenchQueue.KEY, List.of(new PlayerId("p" + n)));
    if (result instanceof JoinResult.Created created) {
      return created.ticket().id();
    }
    throw new IllegalStateException("not joined: " + result);
  }
}
