package games.kickoff.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.gateway.fake.FakeRealm;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final FakeRealm realm = new FakeRealm();
  private volatile boolean subscribed = true;
  private final AtomicLong now = new AtomicLong(-1);

  private Health health(Duration atMost) {
    return new Health(
        realm.stores().redis(), () -> subscribed, realm, FakeRealm.QUEUE, atMost, now::get);
  }

  private final Health health = health(Duration.ofSeconds(10));

  @Test
  void isOkWhenRedisAnswersAndTheQueueIsPublished() {
    assertThat(health.report().isOk()).isTrue();
  }

  @Test
  void reachesRedisButIsNotOkWhileTheRealmIsRebuilt() {
    realm.forgetEverything();
    assertThat(health.report().isOk()).isFalse();
    assertThat(health.report().isReady()).isTrue();
  }

  @Test
  void isNotReadyWhileItIsNotSubscribedToChanges() {
    subscribed = false;
    assertThat(health.report().isReady()).isFalse();
    assertThat(health.report().checks().get("changes")).contains("not subscribed");
  }

  @Test
  void isNotOkWhenRedisDoesNotAnswer() {
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    assertThat(health.report().isReady()).isFalse();
    assertThat(health.report().checks()).containsEntry("redis", "does not answer as a primary");
  }

  @Test
  void asksAHangingRedisOnlyOnceHoweverManyWantToKnow() {
    CountDownLatch redisAnswers = new CountDownLatch(1);
    realm.beforeEachCall(() -> {
      try {
        redisAnswers.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    Health impatient = health(Duration.ofMillis(1));
    for (int i = 0; i < 50; i++) {
      assertThat(impatient.report().isReady()).isFalse();
    }
    assertThat(realm.calls()).isEqualTo(1);

    redisAnswers.countDown();
    await().until(() -> health.report().isOk());
  }

  @Test
  void staysReadyForHalfAMinuteOfRedisBeingAway() {
    health.report();
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });

    now.addAndGet(Duration.ofSeconds(29).toNanos());
    HealthReport early = health.report();
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    HealthReport late = health.report();

    assertThat(early.isReady()).isTrue();
    assertThat(early.isOk()).isFalse();
    assertThat(early.notes()).containsEntry("redis", "for 29 s; ready for 30 s of it");
    assertThat(late.isReady()).isFalse();
    realm.heal();
    assertThat(health.report().isReady()).isTrue();
  }

  @Test
  void isReadyWhenRedisIsFullAndSaysSo() {
    realm.fill();

    HealthReport report = health.report();

    assertThat(report.isReady()).isTrue();
    assertThat(report.isOk()).isFalse();
    assertThat(report.checks().get("redis")).startsWith("full: joins and claims are refused");
  }

  @Test
  void namesAPolicyThatThrowsTicketsAway() {
    realm.setEvictionPolicy("allkeys-lru");

    HealthReport report = health.report();

    assertThat(report.isReady()).isTrue();
    assertThat(report.isOk()).isTrue();
    assertThat(report.notes().get("redis")).contains("maxmemory-policy is allkeys-lru");
  }
}
