package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import games.kickoff.testing.WaitBound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeKeepingTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant REDIS = START.plusSeconds(3_600);

  private final RealmClock clock = new RealmClock(START, () -> 0);
  private final AtomicReference<Instant> machine = new AtomicReference<>(START);
  private final AtomicBoolean broken = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Thread thread = new Thread();

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void whoLeadsWaitsUntilRedisHasToldItsTimeWhateverWentWrongBefore() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TimeKeeping time =
        keep(() -> {
          if (asked.incrementAndGet() < 3) {
            throw new IllegalStateException("not what a silent Redis throws");
          }
          return REDIS;
        });
    time.awaitSet();
    assertThat(clock.instant()).isEqualTo(REDIS);
    assertThat(asked).hasValue(3);
  }

  @Test
  void isNotSetWhileRedisIsSilent() {
    AtomicInteger asked = new AtomicInteger();
    TimeKeeping time =
        keep(() -> {
          asked.incrementAndGet();
          throw new IllegalStateException("silent");
        });
    AtomicBoolean set = new AtomicBoolean();
    Thread leader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                time.awaitSet();
                set.set(true);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> asked.get() > 5);
    assertThat(set).isFalse();
    leader.interrupt();
  }

  @Test
  void endsTheProcessWhenTheClockIsSetBackThoughALookFailedBefore() throws Exception {
    keep(() -> REDIS).awaitSet();
    broken.set(true);
    await().untilFalse(broken); // wait for the check that fails
    machine.set(START.minusSeconds(60));
    assertThat(ended.await(WaitBound.BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private TimeKeeping keep(Supplier<Instant> redis) {
    InstantSource its =
        () -> {
          if (broken.getAndSet(false)) {
            throw new IllegalStateException("no clock");
          }
          return machine.get();
        };
    TimeKeeping time =
        new TimeKeeping(clock, redis, its, () -> 0, Duration.ofMillis(1), ended::countDown);
    thread = Thread.ofVirtual().start(time);
    return time;
  }
}
