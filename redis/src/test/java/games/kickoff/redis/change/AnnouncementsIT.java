package games.kickoff.redis.change;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.change.Activity;
import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class AnnouncementsIT {

  private final TestRedis server = TestRedis.own();
  private Realm realm;

  @BeforeEach
  void open() {
    realm = Realm.open(server);
  }

  @AfterEach
  void close() {
    realm.close();
    server.stop();
  }

  @Test
  void everyChangeOfATicketIsAnnouncedWithItsRev() {
    Heard heard = new Heard();
    TicketId p1 = realm.join(DUEL, "p1");
    try (var subscription = new RedisChanges(realm.redis, Duration.ofMillis(10)).subscribe(heard)) {
      await().until(subscription::isConnected);
      MatchId match = realm.start(DUEL, p1, realm.join(DUEL, "p2"));
      realm.claims.end(match, EndReason.STOPPED);

      await()
          .untilAsserted(() -> assertThat(heard.tickets).containsEntry(p1, realm.ticket(p1).rev()));
      assertThat(heard.matches).contains(match);
    }
  }

  @Test
  void aLostSubscriptionComesBackAndSaysSo() {
    Heard heard = new Heard();
    try (var subscription = new RedisChanges(realm.redis, Duration.ofMillis(10)).subscribe(heard)) {
      await().until(() -> heard.connections.get() == 1);
      server.stop();
      await().until(() -> !subscription.isConnected());
      server.start();

      await().until(() -> heard.connections.get() == 2);
    }
  }

  /** As in {@link SilentConnectionIT}, without a proxy that delays the answers. */
  @Test
  void aSilentSubscriptionStaysWhenItsQuestionsAreAnsweredAtOnce() {
    RedisSettings patient = realm.redis.settings();
    RedisSettings hasty =
        new RedisSettings(
            patient.realm(), patient.address(), "", "", Duration.ofMillis(500), patient.caFile());
    Heard heard = new Heard();
    try (RealmRedis redis = RealmRedis.connect(hasty);
        var subscription = new RedisChanges(redis, Duration.ofMillis(10)).subscribe(heard)) {
      await().until(subscription::isConnected);

      await()
          .during(Duration.ofSeconds(3))
          .untilAsserted(() -> assertThat(heard.connections).hasValue(1));
    }
  }

  @Test
  void aQueueWithdrawnWhileItIsFollowedIsQuiet() throws Exception {
    RedisActivity activity = new RedisActivity(realm.redis);
    realm.join(DUEL, "p1");
    activity.await(Set.of(DUEL));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Jedis jedis = realm.bare()) {
      Future<Activity.News> news = threads.submit(() -> activity.await(Set.of(DUEL)));
      await().until(() -> jedis.info("clients").contains("blocked_clients:1"));

      realm.publication.withdraw(DUEL);

      assertThat(news.get().queues()).isEmpty();
    }
  }

  @Test
  void aJoinIsActivityOfItsQueueAlone() {
    RedisActivity activity = new RedisActivity(realm.redis);
    Set<QueueKey> both = Set.of(DUEL, Realm.RANKED);
    assertThat(activity.await(both).queues()).isEqualTo(both);

    realm.join(DUEL, "p1");

    assertThat(activity.await(both).queues()).containsExactly(DUEL);
    assertThat(activity.await(both).queues()).isEmpty();
  }

  @Test
  void aStartThatEndsWakesTheQueueOnlyWhenItWasHeldBack() {
    realm.publication.publish(PublishedQueue.of(DUEL, 2, 1).maxStarting(1).build());
    MatchId match = realm.claim(DUEL, realm.join(DUEL, "p1"), realm.join(DUEL, "p2"));
    RedisActivity activity = new RedisActivity(realm.redis);
    activity.await(Set.of(DUEL));

    realm.claims.assign(match, Realm.SERVER);

    assertThat(activity.await(Set.of(DUEL)).queues()).containsExactly(DUEL);
  }

  @Test
  void aRedisThatComesBackEmptyIsFollowedAnew() {
    RedisActivity activity = new RedisActivity(realm.redis);
    for (int i = 0; i < 5; i++) {
      realm.join(DUEL, "p" + i);
    }
    activity.await(Set.of(DUEL));
    server.stop();
    assertThatThrownBy(() -> activity.await(Set.of(DUEL))).isInstanceOf(StoreUnavailable.class);
    server.start();
    realm.publication.publish(Realm.queue(DUEL));
    realm.refill.open();
    activity.await(Set.of(DUEL));

    realm.join(DUEL, "p9"); // the first entry of a log that has had five entries

    assertThat(activity.await(Set.of(DUEL)).queues()).containsExactly(DUEL);
  }

  @Test
  void aRedisThatWasFlushedIsFollowedAnewWhenSaidSo() {
    RedisActivity activity = new RedisActivity(realm.redis);
    for (int i = 0; i < 5; i++) {
      realm.join(DUEL, "p" + i);
    }
    activity.await(Set.of(DUEL));
    try (Jedis jedis = server.bare()) {
      jedis.flushAll();
    }
    realm.publication.publish(Realm.queue(DUEL));
    realm.refill.open();
    activity.startOver();
    activity.await(Set.of(DUEL));

    realm.join(DUEL, "p9");

    assertThat(activity.await(Set.of(DUEL)).queues()).containsExactly(DUEL);
  }

  @Test
  void aNudgeNamesItsMatch() {
    RedisActivity activity = new RedisActivity(realm.redis);
    activity.await(Set.of(DUEL));
    MatchId match = realm.newMatch();

    realm.matches.nudge(match);

    assertThat(activity.await(Set.of(DUEL)).nudged()).containsExactly(match);
  }

  private static final class Heard implements ChangeListener {

    final Map<TicketId, Long> tickets = new ConcurrentHashMap<>();
    final List<MatchId> matches = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    @Override
    public void ticketChanged(TicketId ticket, long rev) {
      tickets.merge(ticket, rev, Math::max);
    }

    @Override
    public void matchChanged(MatchId match) {
      matches.add(match);
    }

    @Override
    public void connected() {
      connections.incrementAndGet();
    }
  }
}
