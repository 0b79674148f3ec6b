package games.kickoff.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.redis.claim.RedisClaims;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.claim.RedisPools;
import games.kickoff.redis.claim.RedisRealmRefill;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.queue.RedisQueuePublication;
import games.kickoff.redis.term.FencedScripts;
import games.kickoff.redis.ticket.RedisTickets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The realm's slot moves from one node of a cluster to the other. */
class ReshardIT {

  private static final QueueKey QUEUE = new QueueKey("default", "duel");
  private static final Fence FENCE = new Fence(1);
  private static final String HASHED = "kickoff:{moved}";
  private static final int JOINERS = 4;

  @TempDir private Path temp;

  private final Map<PlayerId, TicketId> joined = new ConcurrentHashMap<>();
  private final Map<MatchId, List<Ticket>> claimed = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean over;

  @Test
  void losesNobodyAndTakesNobodyTwiceWhileItsSlotMovesUnderLoad() throws Exception {
    try (RedisClusterPair cluster = RedisClusterPair.start(temp);
        RealmRedis redis = connect(cluster)) {
      FencedScripts leader = new FencedScripts(redis, () -> FENCE);
      open(redis, leader);
      RedisPools pools = new RedisPools(redis, leader);
      RedisClaims claims = new RedisClaims(leader);
      RedisTickets tickets = new RedisTickets(redis, Clock.systemUTC(), new Random(1));
      EmbeddedRedis source = cluster.owner(HASHED);
      List<Thread> load = new ArrayList<>();
      for (int i = 0; i < JOINERS; i++) {
        String name = "p" + i + "-";
        load.add(Thread.ofPlatform().start(() -> join(tickets, name)));
      }
      load.add(Thread.ofPlatform().start(() -> match(pools, claims)));
      await().until(() -> claimed.size() > 20);

      RedisClusterPair.Move move = cluster.move(HASHED);
      refusedNow();
      for (int i = 0; i < 5; i++) {
        assertThat(move.keys(5)).isTrue();
        refusedNow();
      }
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(redis::condition)
          .withMessageContaining("slot moves to another node");
      move.finish();

      assertThat(cluster.owner(HASHED)).isNotSameAs(source);
      int before = claimed.size();
      await().atMost(Duration.ofSeconds(10)).until(() -> claimed.size() > before + 20);
      over = true;
      for (Thread thread : load) {
        thread.join();
      }
      assertThat(broken).isEmpty();
      everybodyIsThereOnce(redis, tickets);
      try (RealmRedis newcomer = connect(cluster)) { // to a node that doesn't own the slot any more
        assertThat(newcomer.condition().open()).isTrue();
      }
    }
  }

  private static RealmRedis connect(RedisClusterPair cluster) {
    return RealmRedis.connect(
        new RedisSettings("moved", cluster.uri(), "", "", true, Duration.ofSeconds(2)));
  }

  private static void open(RealmRedis redis, FencedScripts leader) {
    new RedisQueuePublication(leader)
        .publish(
            PublishedQueue.of(QUEUE, 2, 1)
                .ticketTtl(Duration.ofMinutes(10))
                .maxStarting(9)
                .build());
    new RedisRealmRefill(redis, leader).open();
  }

  /** Waits until another request is refused because the realm is unavailable. */
  private void refusedNow() {
    int before = refused.get();
    await().until(() -> refused.get() > before);
  }

  private void join(RedisTickets tickets, String name) {
    for (int n = 0; !over; n++) {
      PlayerId player = new PlayerId(name + n);
      boolean answered = false;
      while (!answered) {
        try {
          JoinResult result = tickets.join(QUEUE, List.of(player), Attributes.NONE);
          switch (result) {
            case JoinResult.Created(var ticket) -> joined.put(player, ticket.id());
            case JoinResult.Existing(var ticket) -> joined.put(player, ticket.id());
            case JoinResult.InMatch(var who, var ticket) -> joined.put(who, ticket.id());
            default -> broken.add(new AssertionError(player + ": " + result));
          }
          answered = true;
        } catch (StoreUnavailable e) {
          refused.incrementAndGet();
        } catch (RuntimeException e) {
          broken.add(e);
          return;
        }
      }
    }
  }

  private void match(RedisPools pools, RedisClaims claims) {
    Random random = new Random(2);
    while (!over) {
      try {
        List<Ticket> waiting = pools.pool(QUEUE, 2).orElseThrow().tickets();
        if (waiting.size() < 2) {
          continue;
        }
        MatchId match = MatchId.create(Instant.now(), random);
        claim(claims, match, waiting);
      } catch (StoreUnavailable e) {
        refused.incrementAndGet();
      } catch (RuntimeException e) {
        broken.add(e);
        return;
      }
    }
  }

  /** Repeats a claim until it is answered, since an answer may be lost. */
  private void claim(RedisClaims claims, MatchId match, List<Ticket> waiting) {
    while (true) {
      try {
        List<TicketId> ids = waiting.stream().map(Ticket::id).toList();
        if (claims.claim(match, QUEUE, ids) instanceof ClaimResult.Claimed) {
          claims.confirm(match);
          claims.assign(match, new Endpoint("127.0.0.1", 8080));
          claimed.put(match, waiting);
        }
        return;
      } catch (StoreUnavailable e) {
        refused.incrementAndGet();
      }
    }
  }

  private void everybodyIsThereOnce(RealmRedis redis, RedisTickets tickets) {
    Set<PlayerId> playing = new HashSet<>();
    List<MatchView> live = new RedisMatches(redis).live(0, 100_000);
    assertThat(live)
        .extracting(MatchView::id)
        .hasSize(claimed.size())
        .containsAll(claimed.keySet());
    live.forEach(match ->
        match
            .players()
            .forEach(player -> assertThat(playing.add(player)).as("%s", player).isTrue()));
    joined.forEach((player, id) ->
        assertThat(tickets.find(id).orElseThrow().state())
            .as("%s", player)
            .isEqualTo(playing.contains(player) ? TicketState.ASSIGNED : TicketState.WAITING));
    assertThat(redis.hash("counts:" + QUEUE).get("joins"))
        .isEqualTo(Integer.toString(joined.size()));
  }
}
