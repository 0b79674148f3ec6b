package games.kickoff.operator.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one process knows of the Lease: who holds it, when it was last seen to be renewed, and until
 * when this process may lead. No I/O: the caller passes readings of a nanosecond counter that never
 * goes back, and the machine's time for the timestamps written into the Lease.
 *
 * <p>A holder leads until the start of its last successful renewal plus the Lease's duration. Other
 * processes count the same duration from when they saw that renewal, which is later. So two
 * processes never lead at once, whatever their machines' clocks say, as long as their counters run
 * at the same speed.
 */
final class LeaseKnowledge {

  private final String identity;
  private final Duration duration;
  private final Map<ZonedDateTime, Long> attempts = new HashMap<>();
  private @Nullable Lease seen;
  private long changedAt;
  private boolean renewedBeforeOurEyes;
  private Optional<Long> heldFrom = Optional.empty();

  /**
   * @param identity unique to this process
   * @param duration of the Lease when this process holds it
   */
  LeaseKnowledge(String identity, Duration duration) {
    this.identity = identity;
    this.duration = duration;
  }

  /**
   * Takes in the Lease that the API server returned.
   *
   * @param lease null: there is none
   * @param nanos when the answer arrived
   */
  void see(@Nullable Lease lease, long nanos) {
    Lease before = seen;
    if (before == null || lease == null || !sameRenewal(before, lease)) {
      renewedBeforeOurEyes =
          before != null && lease != null && !holder(lease).isEmpty() && renewed(before, lease);
      changedAt = nanos;
    }
    seen = lease;
    if (lease != null && holder(lease).equals(identity)) {
      // A renewal whose answer was lost is recognised by the renewTime it wrote.
      Long started = attempts.get(lease.getSpec().getRenewTime());
      if (started != null && heldFrom.map(from -> from < started).orElse(true)) {
        heldFrom = Optional.of(started);
      }
    }
  }

  private static boolean sameRenewal(Lease a, Lease b) {
    return holder(a).equals(holder(b))
        && Objects.equals(a.getSpec().getRenewTime(), b.getSpec().getRenewTime());
  }

  private static boolean renewed(Lease before, Lease now) {
    return holder(before).equals(holder(now));
  }

  private static String holder(Lease lease) {
    LeaseSpec spec = lease.getSpec();
    return spec == null || spec.getHolderIdentity() == null ? "" : spec.getHolderIdentity();
  }

  /** Who holds the Lease as far as is known; empty: nobody. */
  String holder() {
    return seen == null ? "" : holder(seen);
  }

  /** The Lease as last seen. */
  Optional<Lease> lease() {
    return Optional.ofNullable(seen);
  }

  boolean isOurs() {
    return holder().equals(identity);
  }

  /** How long this process may still lead without another renewal; zero: it may not. */
  Duration heldFor(long nanos) {
    return heldFrom
        .map(from -> duration.minusNanos(nanos - from))
        .filter(left -> left.isPositive())
        .orElse(Duration.ZERO);
  }

  /**
   * How long until this process may take the Lease; zero: now.
   *
   * <p>If this process has seen the holder renew the Lease, the holder is alive, and the Lease runs
   * out when the counter of this process shows that it was not renewed for its duration. If not,
   * the timestamps in the Lease count as well, so that a process that starts long after the last
   * leader's end need not wait.
   */
  Duration freeIn(long nanos, Instant now) {
    if (seen == null || holder().isEmpty() || isOurs()) {
      return Duration.ZERO;
    }
    Duration left = durationOf(seen).minusNanos(nanos - changedAt);
    ZonedDateTime renewed = seen.getSpec().getRenewTime();
    if (!renewedBeforeOurEyes && renewed != null) {
      Duration byItsTimes = Duration.between(now, renewed.toInstant().plus(durationOf(seen)));
      left = byItsTimes.compareTo(left) < 0 ? byItsTimes : left;
    }
    return left.isPositive() ? left : Duration.ZERO;
  }

  private Duration durationOf(Lease lease) {
    Integer seconds = lease.getSpec().getLeaseDurationSeconds();
    Duration written = seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    return written.compareTo(duration) < 0 ? duration : written;
  }

  /**
   * The Lease to write in order to take or renew it, with the resourceVersion it was last seen
   * with.
   *
   * @param nanos when it is sent
   */
  Lease ours(String namespace, String name, long nanos, Instant now) {
    ZonedDateTime renewal = ZonedDateTime.ofInstant(now, ZoneOffset.UTC).withNano(micros(now));
    attempts.values().removeIf(started -> nanos - started > duration.toNanos());
    attempts.put(renewal, nanos);
    LeaseSpec before = seen == null || seen.getSpec() == null ? new LeaseSpec() : seen.getSpec();
    boolean renewing = isOurs();
    int transitions = before.getLeaseTransitions() == null ? 0 : before.getLeaseTransitions();
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withResourceVersion(version())
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(identity)
        .withLeaseDurationSeconds(Math.toIntExact(duration.plusMillis(999).toSeconds()))
        .withAcquireTime(
            renewing && before.getAcquireTime() != null ? before.getAcquireTime() : renewal)
        .withRenewTime(renewal)
        .withLeaseTransitions(seen == null || renewing ? transitions : transitions + 1)
        .endSpec()
        .build();
  }

  /** The Lease to write in order to release it at once. */
  Lease released(String namespace, String name, Instant now) {
    ZonedDateTime time = ZonedDateTime.ofInstant(now, ZoneOffset.UTC).withNano(micros(now));
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withResourceVersion(version())
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity("") // fabric8 would leave a null out of the merge patch
        .withLeaseDurationSeconds(1)
        .withRenewTime(time)
        .endSpec()
        .build();
  }

  private @Nullable String version() {
    return seen == null ? null : seen.getMetadata().getResourceVersion();
  }

  /**
   * The nanoseconds cut to microseconds, the precision of Kubernetes' MicroTime: the written
   * timestamp must be recognised when it is read back.
   */
  private static int micros(Instant now) {
    return now.getNano() / 1_000 * 1_000;
  }
}
