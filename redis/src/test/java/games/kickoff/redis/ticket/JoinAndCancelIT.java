package games.kickoff.redis.ticket;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static games.kickoff.redis.fixture.Realm.RANKED;
import static games.kickoff.redis.fixture.Realm.players;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.Consent;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class JoinAndCancelIT {

  private Realm realm;

  @BeforeEach
  void open() {
    realm = Realm.open(TestRedis.shared());
  }

  @AfterEach
  void close() {
    realm.close();
  }

  @Test
  void aJoinMakesAWaitingTicket() {
    JoinResult joined = realm.tickets.join(DUEL, players("p1"));

    TicketView ticket = ((JoinResult.Created) joined).ticket();
    assertThat(ticket.state()).isEqualTo(TicketState.WAITING);
    assertThat(ticket.players()).isEqualTo(players("p1"));
    assertThat(realm.pools.pool(DUEL, 10).orElseThrow().tickets())
        .singleElement()
        .satisfies(t -> assertThat(t.id()).isEqualTo(ticket.id()));
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 1L, "waiting", 1L));
  }

  @Test
  void joiningAgainGivesTheSameTicket() {
    TicketId first = realm.join(DUEL, "p1");

    JoinResult again = realm.tickets.join(DUEL, players("p1"));

    assertThat(((JoinResult.Existing) again).ticket().id()).isEqualTo(first);
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 1L, "waiting", 1L));
  }

  private JoinResult joinBy(Consent... consents) {
    return realm.tickets.join(DUEL, players("p1", "p2"), Attributes.NONE, List.of(consents));
  }

  private static Consent consent(String id, Instant expires) {
    return new Consent(new PlayerId("p2"), id, expires);
  }

  @Test
  void aConsentIsUsedUpByTheTicketThatItMade() {
    Consent once = consent("c1", Instant.now().plusSeconds(150));
    TicketId first = ((JoinResult.Created) joinBy(once)).ticket().id();
    // a client that repeats the call because the answer was lost
    assertThat(((JoinResult.Existing) joinBy(once)).ticket().id()).isEqualTo(first);

    realm.tickets.cancel(first);

    assertThat(joinBy(once)).isEqualTo(new JoinResult.ConsentUsed(new PlayerId("p2")));
    assertThat(realm.counts(DUEL)).containsEntry("joins", 1L).doesNotContainKey("waiting");
    Consent another = consent("c2", Instant.now().plusSeconds(150));
    assertThat(joinBy(another)).isInstanceOf(JoinResult.Created.class);
  }

  @Test
  void aRefusedJoinUsesNoConsentUp() {
    Consent once = consent("c1", Instant.now().plusSeconds(150));
    realm.publication.publish(PublishedQueue.of(DUEL, 2, 5).maxParty(1).build());
    assertThat(joinBy(once)).isEqualTo(new JoinResult.TooLarge(1));
    realm.publication.publish(Realm.queue(DUEL));
    assertThat(joinBy(once)).isInstanceOf(JoinResult.Created.class);
  }

  @Test
  void ofManyJoinsAtOnceByOneConsentOneMakesATicket() throws Exception {
    Consent once = consent("c1", Instant.now().plusSeconds(150));
    int created = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JoinResult>> joins = new ArrayList<>();
      for (QueueKey queue : List.of(DUEL, RANKED, DUEL, RANKED)) {
        joins.add(
            threads.submit(() ->
                realm.tickets.join(queue, players("p1", "p2"), Attributes.NONE, List.of(once))));
      }
      for (Future<JoinResult> join : joins) {
        created += join.get() instanceof JoinResult.Created ? 1 : 0;
      }
    }
    assertThat(created).isEqualTo(1);
  }

  @Test
  void aUsedConsentIsForgottenOnceItHasExpired() {
    TicketId first =
        ((JoinResult.Created) joinBy(consent("c1", Instant.now().plusMillis(1)))).ticket().id();
    realm.tickets.cancel(first);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(joinBy(consent("c1", Instant.now().plusMillis(1))))
                .isInstanceOf(JoinResult.Created.class));
  }

  @Test
  void aPartyThatWaitsOrPlaysIsToldSoThoughNewOnesMayOnlyBeSmaller() {
    TicketId waits = realm.join(DUEL, "p1", "p2");
    TicketId plays = realm.join(DUEL, "p3", "p4");
    realm.start(DUEL, plays);
    realm.publication.publish(PublishedQueue.of(DUEL, 2, 5).maxParty(1).build());

    assertThat(realm.tickets.join(DUEL, players("p2", "p1")))
        .isInstanceOfSatisfying(
            JoinResult.Existing.class, t -> assertThat(t.ticket().id()).isEqualTo(waits));
    assertThat(realm.tickets.join(DUEL, players("p3", "p4")))
        .isInstanceOfSatisfying(
            JoinResult.InMatch.class, t -> assertThat(t.ticket().id()).isEqualTo(plays));
    assertThat(realm.tickets.join(DUEL, players("p5", "p6"))).isEqualTo(new JoinResult.TooLarge(1));
    assertThat(realm.tickets.join(DUEL, players("p5"))).isInstanceOf(JoinResult.Created.class);
  }

  @Test
  void twoHundredJoinsAtOnceGiveOneTicket() throws Exception {
    Set<TicketId> seen = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JoinResult>> joins = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        joins.add(threads.submit(() -> realm.tickets.join(DUEL, players("p1"))));
      }
      for (Future<JoinResult> join : joins) {
        seen.add(
            switch (join.get()) {
              case JoinResult.Created created -> created.ticket().id();
              case JoinResult.Existing existing -> existing.ticket().id();
              default -> throw new AssertionError(join.get());
            });
      }
    }
    assertThat(seen).hasSize(1);
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 1L, "waiting", 1L));
  }

  @Test
  void aPartyIsTheSameInAnyOrder() {
    TicketId first = realm.join(DUEL, "p2", "p1");

    JoinResult again = realm.tickets.join(DUEL, players("p1", "p2"));

    assertThat(((JoinResult.Existing) again).ticket().id()).isEqualTo(first);
  }

  @Test
  void aPlayerOfAnotherGroupingIsNamed() {
    TicketId first = realm.join(DUEL, "p1", "p2");

    JoinResult alone = realm.tickets.join(DUEL, players("p2"));

    assertThat(alone).isEqualTo(new JoinResult.InOtherTicket(new PlayerId("p2"), first));
  }

  @Test
  void aPlayerWaitsInTwoQueuesAtOnce() {
    realm.join(DUEL, "p1");
    realm.join(RANKED, "p1");

    assertThat(realm.counts(RANKED)).isEqualTo(Map.of("joins", 1L, "waiting", 1L));
  }

  @Test
  void aPlayerInALiveMatchGetsItWhereverHeJoins() {
    TicketId p1 = realm.join(DUEL, "p1");
    MatchId match = realm.start(DUEL, p1, realm.join(DUEL, "p2"));

    JoinResult elsewhere = realm.tickets.join(RANKED, players("p1"));

    TicketView ticket = ((JoinResult.InMatch) elsewhere).ticket();
    assertThat(ticket.id()).isEqualTo(p1);
    assertThat(ticket.match()).contains(match);
    assertThat(ticket.endpoint()).contains(Realm.SERVER);
  }

  @Test
  void aPlayerWhoseMatchEndedJoinsAnew() {
    TicketId p1 = realm.join(DUEL, "p1");
    MatchId match = realm.start(DUEL, p1, realm.join(DUEL, "p2"));
    realm.claims.end(match, EndReason.STOPPED);

    assertThat(realm.join(DUEL, "p1")).isNotEqualTo(p1);
  }

  @Test
  void anUnknownQueueIsSaid() {
    assertThat(realm.tickets.join(new QueueKey("default", "nope"), players("p1")))
        .isEqualTo(new JoinResult.UnknownQueue());
  }

  @Test
  void anEmptyRedisAnswersRebuilding() {
    try (Realm empty = Realm.closed(TestRedis.shared())) {
      assertThatThrownBy(() -> empty.tickets.join(DUEL, players("p1")))
          .isInstanceOf(Rebuilding.class);
      assertThatThrownBy(() -> empty.tickets.latest(DUEL, new PlayerId("p1")))
          .isInstanceOf(Rebuilding.class);
    }
  }

  @Test
  void aWaitingTicketIsCancelledOnceAndForAll() {
    TicketId ticket = realm.join(DUEL, "p1");

    assertThat(realm.tickets.cancel(ticket)).isInstanceOf(CancelResult.Cancelled.class);
    assertThat(realm.tickets.cancel(ticket)).isInstanceOf(CancelResult.Cancelled.class);
    assertThat(realm.pools.pool(DUEL, 10).orElseThrow().tickets()).isEmpty();
    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 1L, "cancelled", 1L));
  }

  @Test
  void aClaimedTicketIsNotCancelled() {
    TicketId p1 = realm.join(DUEL, "p1");
    MatchId match = realm.claim(DUEL, p1, realm.join(DUEL, "p2"));

    assertThat(realm.tickets.cancel(p1)).isEqualTo(new CancelResult.Claimed(match));
    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.CLAIMED);
  }

  @Test
  void aCancelThatCameTooLateHoldsIfTheMatchNeverStarts() {
    TicketId p1 = realm.join(DUEL, "p1");
    TicketId p2 = realm.join(DUEL, "p2");
    MatchId match = realm.claim(DUEL, p1, p2);
    realm.tickets.cancel(p1);

    realm.claims.fail(match, EndReason.READY_TIMEOUT);

    assertThat(realm.ticket(p1).state()).isEqualTo(TicketState.CANCELLED);
    assertThat(realm.ticket(p2).state()).isEqualTo(TicketState.WAITING);
  }

  @Test
  void anUnknownTicketIsSaid() {
    TicketId unknown = TicketId.create(Instant.now(), new Random(1));

    assertThat(realm.tickets.cancel(unknown)).isEqualTo(new CancelResult.UnknownTicket());
    assertThat(realm.tickets.find(unknown)).isEmpty();
  }

  @Test
  void scriptsSurviveScriptFlush() {
    realm.join(DUEL, "p1");
    try (Jedis jedis = TestRedis.shared().bare()) {
      jedis.scriptFlush();
    }

    realm.join(DUEL, "p2");

    assertThat(realm.counts(DUEL)).isEqualTo(Map.of("joins", 2L, "waiting", 2L));
  }

  @Test
  void terminalTicketsAndIdlePlayersAreForgottenLiveOnesAreNot() {
    TicketId gone = realm.join(DUEL, "p1");
    TicketId waiting = realm.join(DUEL, "p2");
    realm.tickets.cancel(gone);

    try (Jedis jedis = TestRedis.shared().bare()) {
      String prefix = jedis.keys("*ticket:" + gone).iterator().next().replace("ticket:" + gone, "");
      assertThat(jedis.pttl(prefix + "ticket:" + gone)).isBetween(1L, 600_000L);
      assertThat(jedis.pttl(prefix + "player:p1")).isBetween(1L, 600_000L);
      assertThat(jedis.pttl(prefix + "ticket:" + waiting)).isEqualTo(-1L);
      assertThat(jedis.pttl(prefix + "player:p2")).isEqualTo(-1L);
    }
  }

  @Test
  void aPlayerWhoJoinsAgainIsNotForgotten() {
    realm.tickets.cancel(realm.join(DUEL, "p1"));
    realm.join(DUEL, "p1");

    try (Jedis jedis = TestRedis.shared().bare()) {
      String key =
          jedis.keys("*").stream()
              .filter(k -> k.endsWith("player:p1") && k.contains(realmName()))
              .findFirst()
              .orElseThrow();
      assertThat(jedis.pttl(key)).isEqualTo(-1L);
    }
  }

  private String realmName() {
    return realm.redis.settings().realm();
  }
}
