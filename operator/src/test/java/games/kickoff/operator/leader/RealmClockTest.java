package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RealmClockTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(7);
  private final RealmClock clock = new RealmClock(START, nanos::get);

  @Test
  void goesOnFromItsStartByTheCounterAlone() {
    nanos.addAndGet(1_500_000_000);
    assertThat(clock.instant()).isEqualTo(START.plusMillis(1_500));
  }

  @Test
  void goesOnFromRedisTimeOnceItIsKnown() {
    nanos.addAndGet(1_000_000_000);
    Instant redis = START.minusSeconds(3_600);
    assertThat(clock.set(redis)).isEqualTo(Duration.ofSeconds(3_601));
    nanos.addAndGet(2_000_000_000);
    assertThat(clock.instant()).isEqualTo(redis.plusSeconds(2));
  }

  @Test
  void tellsTheSameTimeInAnotherZone() {
    nanos.addAndGet(1_000_000_000);
    assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant()).isEqualTo(clock.instant());
  }
}
