package games.kickoff.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final FakeRealm realm = new FakeRealm();
  private volatile boolean subscribed = true;

  private Health health(Duration atMost) {
    return new Health(realm.stores().open(), () -> subscribed, realm, FakeRealm.QUEUE, atMost);
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
  void isNotReadyWhileItIsNotToldOfChanges() {
    subscribed = false;
    assertThat(health.report().isReady()).isFalse();
    assertThat(health.report().checks().get("changes")).contains("not told");
  }

  @Test
  void isNotOkWhenRedisDoesNotAnswer() {
    realm.beforeEachCall(() -> {
      throw new StoreUnavailable("gone", new RuntimeException());
    });
    assertThat(health.report().isReady()).isFalse();
    assertThat(health.report().checks()).containsEntry("redis", "does not answer");
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
}
