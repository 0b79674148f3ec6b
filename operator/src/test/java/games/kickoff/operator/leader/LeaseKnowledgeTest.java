package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class LeaseKnowledgeTest {

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final LeaseKnowledge lease = new LeaseKnowledge("me", LEASE);
  private long nanos = 42;

  private void passes(Duration time) {
    nanos += time.toNanos();
  }

  private Instant now() {
    return NOON.plusNanos(nanos - 42);
  }

  private static Lease heldBy(String holder, Instant renewed) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withResourceVersion("7")
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(holder)
        .withLeaseDurationSeconds(15)
        .withRenewTime(ZonedDateTime.ofInstant(renewed, ZoneOffset.UTC))
        .withLeaseTransitions(3)
        .endSpec()
        .build();
  }

  private void seesRenewalByOther() {
    lease.see(heldBy("other", now()), nanos);
    passes(Duration.ofSeconds(3));
    lease.see(heldBy("other", now()), nanos);
  }

  private Duration freeIn() {
    return lease.freeIn(nanos, now());
  }

  @Test
  void isFreeWhenThereIsNone() {
    lease.see(null, nanos);
    assertThat(freeIn()).isZero();
  }

  @Test
  void isFreeWhenItsHolderLetItGo() {
    lease.see(heldBy("", now()), nanos);
    assertThat(freeIn()).isZero();
  }

  @Test
  void isFreeAtOnceWhenItRanOutBeforeWeCame() {
    lease.see(heldBy("other", now().minusSeconds(15)), nanos);
    assertThat(freeIn()).isZero();
  }

  @Test
  void isFreeForItsDurationAfterItsLastRenewalByItsTimes() {
    lease.see(heldBy("other", now().minusSeconds(5)), nanos);
    assertThat(freeIn()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void runsOutByOurCounterThoughItIsRenewedInAnHoursTime() {
    lease.see(heldBy("other", now().plusSeconds(3600)), nanos);
    passes(LEASE.minusNanos(1));
    assertThat(freeIn()).isPositive();
    passes(Duration.ofNanos(1));
    assertThat(freeIn()).isZero();
  }

  @Test
  void standsWhileItsHolderRenewsItWhateverTheHoldersClockSays() {
    for (int second = 0; second < 60; second += 5) {
      lease.see(heldBy("other", NOON.minusSeconds(3600).plusSeconds(second)), nanos);
      if (second > 0) {
        assertThat(freeIn()).isEqualTo(LEASE);
      }
      passes(Duration.ofSeconds(5));
    }
  }

  @Test
  void runsOutByOurCounterAloneOnceItWasRenewedBeforeOurEyes() {
    seesRenewalByOther();
    assertThat(lease.freeIn(nanos, now().plusSeconds(3600))).isEqualTo(LEASE);
    passes(LEASE);
    assertThat(lease.freeIn(nanos, now().minusSeconds(3600))).isZero();
  }

  @Test
  void isHeldFromTheStartOfTheRenewalThatWentThrough() {
    lease.see(null, nanos);
    Lease ours = lease.ours("ns", "name", nanos, now());
    passes(Duration.ofSeconds(4));
    lease.see(ours, nanos);
    assertThat(lease.isOurs()).isTrue();
    assertThat(lease.heldFor(nanos)).isEqualTo(Duration.ofSeconds(11));
    passes(Duration.ofSeconds(11));
    assertThat(lease.heldFor(nanos)).isZero();
  }

  @Test
  void isHeldByARenewalWhoseAnswerWasLostOnceItIsRead() {
    lease.see(null, nanos);
    lease.see(lease.ours("ns", "name", nanos, now()), nanos);
    passes(Duration.ofSeconds(6));
    Lease lost = lease.ours("ns", "name", nanos, now());
    passes(Duration.ofSeconds(4));
    assertThat(lease.heldFor(nanos)).isEqualTo(Duration.ofSeconds(5));
    lease.see(lost, nanos);
    assertThat(lease.heldFor(nanos)).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void countsATermForEachHolderAndKeepsWhenItBegan() {
    lease.see(heldBy("other", now().minusSeconds(20)), nanos);
    Lease taken = lease.ours("ns", "name", nanos, now());
    lease.see(taken, nanos);
    passes(Duration.ofSeconds(3));
    Lease renewed = lease.ours("ns", "name", nanos, now());
    assertThat(taken.getSpec().getLeaseTransitions()).isEqualTo(4);
    assertThat(renewed.getSpec().getLeaseTransitions()).isEqualTo(4);
    assertThat(renewed.getSpec().getAcquireTime()).isEqualTo(taken.getSpec().getAcquireTime());
    assertThat(renewed.getSpec().getRenewTime()).isAfter(taken.getSpec().getRenewTime());
  }

  @Test
  void writesTheVersionItSaw() {
    lease.see(heldBy("other", now().minusSeconds(20)), nanos);
    assertThat(lease.ours("ns", "name", nanos, now()).getMetadata().getResourceVersion())
        .isEqualTo("7");
    assertThat(lease.released("ns", "name", now()).getMetadata().getResourceVersion())
        .isEqualTo("7");
  }
}
