package games.kickoff.operator.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ObservedLeaseTest {

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final ZonedDateTime NOON =
      ZonedDateTime.of(2026, 11, 24, 12, 0, 0, 0, ZoneOffset.UTC);

  private long nanos;
  private final ObservedLease lease =
      new ObservedLease("default", "kickoff", "me", LEASE, () -> nanos);

  private static LeaderElectionRecord renewed(ZonedDateTime at) {
    return new LeaderElectionRecord("other", LEASE, NOON, at, 3);
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }

  private boolean hasRunOut(LeaderElectionRecord record) {
    return lease.judge(record).getRenewTime().isBefore(NOON.minusYears(1));
  }

  @Test
  void runsOutWhenNobodyRenewsItForItsDurationThoughItIsRenewedInAnHoursTime() {
    LeaderElectionRecord fromTheFuture = renewed(NOON.plusHours(1));
    assertThat(hasRunOut(fromTheFuture)).isFalse();
    passes(LEASE.minusNanos(1));
    assertThat(hasRunOut(fromTheFuture)).isFalse();
    passes(Duration.ofNanos(1));
    assertThat(hasRunOut(fromTheFuture)).isTrue();
  }

  @Test
  void standsWhileItsHolderRenewsItWhateverHisClockSays() {
    for (int second = 0; second < 60; second += 5) {
      assertThat(hasRunOut(renewed(NOON.minusHours(1).plusSeconds(second)))).isFalse();
      passes(Duration.ofSeconds(5));
    }
  }

  @Test
  void keepsHolderAndTransitionsOfALeaseThatHasRunOut() {
    LeaderElectionRecord record = renewed(NOON.plusHours(1));
    lease.judge(record);
    passes(LEASE);
    LeaderElectionRecord judged = lease.judge(renewed(NOON.plusHours(1)));
    assertThat(judged.getHolderIdentity()).isEqualTo("other");
    assertThat(judged.getLeaderTransitions()).isEqualTo(3);
  }
}
