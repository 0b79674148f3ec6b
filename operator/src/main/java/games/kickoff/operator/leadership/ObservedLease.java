package games.kickoff.operator.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Lease that has run out when its times say so or when nobody has renewed it for its duration, by
 * this process' own counter. A holder whose clock was an hour ahead leaves a Lease that is renewed
 * in an hour's time: by its times alone nobody could lead until then.
 */
final class ObservedLease extends LeaseLock {

  private static final ZonedDateTime LONG_AGO =
      ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Duration duration;
  private final LongSupplier nanos;
  private @Nullable LeaderElectionRecord last;
  private long seen;

  /**
   * @param duration the Lease's
   * @param nanos a counter of nanoseconds that never goes back
   */
  ObservedLease(
      String namespace, String name, String identity, Duration duration, LongSupplier nanos) {
    super(namespace, name, identity);
    this.duration = duration;
    this.nanos = nanos;
  }

  @Override
  public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
    LeaderElectionRecord record = super.get(client);
    return record == null ? null : judge(record);
  }

  /** The record as it is, or as one that ran out long ago. */
  LeaderElectionRecord judge(LeaderElectionRecord record) {
    if (!record.equals(last)) {
      last = record;
      seen = nanos.getAsLong();
      return record;
    }
    boolean stands = nanos.getAsLong() - seen < duration.toNanos();
    return stands ? record : record.toBuilder().renewTime(LONG_AGO).build();
  }
}
