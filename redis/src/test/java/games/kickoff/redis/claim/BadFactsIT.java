package games.kickoff.redis.claim;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static games.kickoff.redis.fixture.Realm.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Mending;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.Sessions;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.queue.RedisQueues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/**
 * Data that no script wrote costs at most the ticket, match or queue it belongs to (invariant 15),
 * and is repaired.
 */
class BadFactsIT {

  private static final TicketId NOBODYS = new TicketId("01m000000000000000000000zz");

  private final Realm realm = Realm.open(TestRedis.shared());

  @AfterEach
  void close() {
    realm.close();
  }

  private record Bad(Realm realm, Jedis jedis, MatchId live, TicketId waits, TicketId plays) {
    String key(String name) {
      return realm.key(name);
    }
  }

  /**
   * Two players play and one waits. Then data is broken. Two other players must get a match all the
   * same.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whoeverItDoesNotBelongToPlaysOn(String what, Consumer<Bad> broken) {
    TicketId plays = realm.join(DUEL, "p1");
    MatchId live = realm.start(DUEL, plays, realm.join(DUEL, "p2"));
    TicketId waits = realm.join(DUEL, "p3");
    try (Jedis jedis = realm.bare()) {
      broken.accept(new Bad(realm, jedis, live, waits, plays));
    }

    mendAll();

    TicketId p4 = realm.join(DUEL, "p4");
    TicketId p5 = realm.join(DUEL, "p5");
    realm.pools.expire(DUEL, 100);
    List<TicketId> pool =
        realm.pools.poolPart(DUEL, PoolPart.BEGIN, 100).orElseThrow().tickets().stream()
            .map(Ticket::id)
            .toList();
    assertThat(pool).contains(p4, p5);
    MatchId next = realm.start(DUEL, p4, p5);
    assertThat(realm.matches.live(10)).extracting(MatchView::id).contains(next);
    realm.claims.end(next, EndReason.STOPPED);
    assertThat(realm.ticket(p4).state()).isEqualTo(TicketState.ENDED);
    assertThat(realm.matches.allLive().dangling()).isEmpty();
    assertThat(realm.mending.strays(DUEL)).isEmpty();
    assertThat(new RedisQueues(realm.redis).all()).extracting(PublishedQueue::key).contains(DUEL);
  }

  static Stream<Arguments> whoeverItDoesNotBelongToPlaysOn() {
    return Stream.of(
        bad(
            "an unknown id among the live matches",
            b -> b.jedis.zadd(b.key("matches"), 1, b.realm.newMatch().value())),
        bad("no id among the live matches", b -> b.jedis.zadd(b.key("matches"), 1, "no id at all")),
        bad("a live match without its hash", b -> b.jedis.del(b.key("match:" + b.live))),
        bad("a live match that is a text", b -> b.jedis.set(b.key("match:" + b.live), "nonsense")),
        bad("a live match without a queue", b -> b.jedis.hdel(b.key("match:" + b.live), "queue")),
        bad(
            "a live match without tickets",
            b -> b.jedis.hset(b.key("match:" + b.live), "tickets", "")),
        bad(
            "a live match in an unknown state",
            b -> b.jedis.hset(b.key("match:" + b.live), "state", "DREAMT")),
        bad(
            "a live match claimed at no time",
            b -> b.jedis.hset(b.key("match:" + b.live), "claimed", "yesterday")),
        bad(
            "a player busy in an unknown match",
            b -> b.jedis.hset(b.key("busy"), "p4", b.realm.newMatch() + " " + NOBODYS)),
        bad("a player busy in nothing", b -> b.jedis.hset(b.key("busy"), "p4", "")),
        bad("no player who is busy", b -> b.jedis.hset(b.key("busy"), "no player/", "x y")),
        bad("the busy players are a text", b -> b.jedis.set(b.key("busy"), "x")),
        bad("the live matches are a list", b -> list(b, "matches")),
        bad("the queues are a list", b -> list(b, "queues")),
        bad("the nudges are a list", b -> list(b, "nudges")),
        bad("no queue among the queues", b -> b.jedis.sadd(b.key("queues"), "no queue")),
        bad("the queue is a list", b -> list(b, "queue:" + DUEL)),
        bad("a queue's line is a list", b -> list(b, "waiting:" + DUEL)),
        bad("a queue's last looks are a list", b -> list(b, "asked:" + DUEL)),
        bad("a queue's pool is a list", b -> list(b, "pool:" + DUEL)),
        bad("a queue's starts are a list", b -> list(b, "starting:" + DUEL)),
        bad("a queue's log is a list", b -> list(b, "log:" + DUEL)),
        bad(
            "a count that is no number",
            b -> b.jedis.hset(b.key("counts:" + DUEL), "claimed", "many")),
        bad(
            "starts of unknown matches",
            b -> b.jedis.sadd(b.key("starting:" + DUEL), b.realm.newMatch().value(), "x")),
        bad(
            "a ticket without a hash in line",
            b -> b.jedis.zadd(b.key("waiting:" + DUEL), 1, NOBODYS.value())),
        bad("no ticket in line", b -> b.jedis.zadd(b.key("waiting:" + DUEL), 1, "no ticket")),
        bad(
            "no ticket in line and in the pool",
            b -> {
              b.jedis.zadd(b.key("waiting:" + DUEL), 1, "no ticket");
              b.jedis.zadd(b.key("asked:" + DUEL), 1, "no ticket");
              b.jedis.hset(b.key("pool:" + DUEL), "no ticket", "p 1/");
            }),
        bad(
            "an entry of a pool that can't be read",
            b -> b.jedis.hset(b.key("pool:" + DUEL), b.waits.value(), "p3\nmany {")),
        bad("a waiting ticket without its hash", b -> b.jedis.del(b.key("ticket:" + b.waits))),
        bad(
            "a waiting ticket that is a text",
            b -> b.jedis.set(b.key("ticket:" + b.waits), "nonsense")),
        bad(
            "a waiting ticket without a queue",
            b -> b.jedis.hdel(b.key("ticket:" + b.waits), "queue")),
        bad(
            "a waiting ticket asked for at no time",
            b -> b.jedis.hset(b.key("ticket:" + b.waits), "asked", "never")),
        bad(
            "a waiting ticket without a place in line",
            b -> b.jedis.zrem(b.key("waiting:" + DUEL), b.waits.value())),
        bad(
            "a waiting ticket without an entry in the pool",
            b -> b.jedis.hdel(b.key("pool:" + DUEL), b.waits.value())),
        bad("an assigned ticket without its hash", b -> b.jedis.del(b.key("ticket:" + b.plays))));
  }

  private static Arguments bad(String what, Consumer<Bad> broken) {
    return arguments(what, broken);
  }

  private static void list(Bad b, String key) {
    b.jedis.del(b.key(key));
    b.jedis.rpush(b.key(key), "a", "b");
  }

  /** Repairs everything as the audit does, and fills the realm again if it has closed. */
  private void mendAll() {
    realm.mending.mendKeys();
    if (!realm.refill.isOpen()) {
      realm.publication.publish(Realm.queue(DUEL));
      realm.publication.publish(Realm.queue(RANKED));
      realm.refill.open();
    }
    realm.matches.allLive().dangling().forEach(d -> realm.mending.drop(d));
    realm.mending.strays(DUEL).forEach(s -> realm.mending.mend(DUEL, s));
    realm.mending.freeForgotten();
  }

  @Test
  void aTicketOfADeadMatchIsPutBackWithItsFirstJoinTimeUncounted() {
    TicketId lost = realm.join(DUEL, "p1");
    Instant joined = realm.ticket(lost).joinedAt();
    MatchId match = realm.claim(DUEL, lost, realm.join(DUEL, "p2"));
    try (Jedis jedis = realm.bare()) {
      jedis.del(realm.key("match:" + match));
      jedis.zrem(realm.key("matches"), match.value());
    }

    List<Mending.Stray> strays = realm.mending.strays(DUEL);

    assertThat(strays)
        .hasSize(2)
        .contains(new Mending.Stray(lost.value(), Optional.of(match.value())));
    assertThat(strays)
        .allSatisfy(s -> assertThat(realm.mending.mend(DUEL, s)).isEqualTo(Mending.Mended.BACK));
    TicketView back = realm.ticket(lost);
    assertThat(back.state()).isEqualTo(TicketState.WAITING);
    assertThat(back.joinedAt()).isEqualTo(joined);
    assertThat(back.requeues()).isZero();
    assertThat(realm.unaccounted(DUEL)).isZero();
    assertThat(realm.mending.mend(DUEL, strays.getFirst())).isEqualTo(Mending.Mended.HOME);
  }

  @Test
  void aTicketOfALiveMatchIsNoStray() {
    TicketId p1 = realm.join(DUEL, "p1");
    MatchId match = realm.claim(DUEL, p1, realm.join(DUEL, "p2"));

    assertThat(realm.mending.strays(DUEL)).isEmpty();
    assertThat(realm.mending.mend(DUEL, new Mending.Stray(p1.value(), Optional.of(match.value()))))
        .isEqualTo(Mending.Mended.HOME);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.CLAIMED);
  }

  @Test
  void aCancelOfAStrayIsRemembered() {
    TicketId lost = realm.join(DUEL, "p1");
    MatchId match = realm.claim(DUEL, lost);
    realm.tickets.cancel(lost);
    try (Jedis jedis = realm.bare()) {
      jedis.del(realm.key("match:" + match));
    }

    realm.mending.strays(DUEL).forEach(s -> realm.mending.mend(DUEL, s));

    assertThat(realm.ticket(lost).state()).isEqualTo(TicketState.CANCELLED);
  }

  /** The match's players are assigned; only the match's own entry is lost. */
  @Test
  void aLiveMatchWhoseHashIsLostIsPutBackOntoItsAssignedTickets() {
    TicketId p1 = realm.join(DUEL, "p1");
    MatchId match = realm.start(DUEL, p1);
    TicketView told = realm.ticket(p1);
    try (Jedis jedis = realm.bare()) {
      jedis.del(realm.key("match:" + match));
    }
    realm.matches.allLive().dangling().forEach(d -> realm.mending.drop(d));
    Ticket ticket = new Ticket(p1, told.players(), told.joinedAt(), 0);

    realm.refill.restore(Sessions.live(match, DUEL, List.of(ticket), Optional.empty()));

    MatchView back = realm.matches.find(match).orElseThrow();
    assertThat(back.state())
        .as("its session's status doesn't say yet")
        .isEqualTo(MatchView.State.ASSIGNED);
    assertThat(back.endpoint()).contains(SERVER);
    realm.claims.end(match, EndReason.STOPPED);
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.ENDED);
    assertThat(realm.unaccounted(DUEL)).isZero();
  }

  @Test
  void aPlayerWhoIsBusyWithATicketNobodyKnowsMayJoin() {
    try (Jedis jedis = realm.bare()) {
      jedis.hset(realm.key("busy"), "p1", realm.newMatch() + " " + NOBODYS);
      jedis.hset(realm.key("player:p1"), Map.of("!live", "1"));
    }

    assertThat(realm.tickets.join(DUEL, List.of(new PlayerId("p1"))))
        .isInstanceOf(JoinResult.Created.class);
  }

  @Test
  void moreBadMatchesThanAListTakesHideNoGoodOne() {
    MatchId live = realm.start(DUEL, realm.join(DUEL, "p1"));
    try (Jedis jedis = realm.bare()) {
      for (int i = 0; i < 25; i++) {
        jedis.zadd(realm.key("matches"), i, realm.newMatch().value());
      }
    }

    assertThat(realm.matches.live(10)).extracting(MatchView::id).containsExactly(live);
  }
}
