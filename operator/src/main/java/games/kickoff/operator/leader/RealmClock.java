package games.kickoff.operator.leader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The realm's time: Redis' when the term began, carried on by a counter that nobody sets. Setting
 * the machine's clock while the process runs changes nothing, and two operators whose machines
 * disagree judge a match's age alike.
 */
public final class RealmClock extends Clock {

  private record Anchor(Instant time, long nanos) {}

  private final LongSupplier nanos;
  private final ZoneId zone;
  private volatile Anchor anchor;

  /**
   * @param start the time until Redis' is known
   * @param nanos a counter of nanoseconds that never goes back, such as System's
   */
  public RealmClock(Instant start, LongSupplier nanos) {
    this(new Anchor(start, nanos.getAsLong()), nanos, ZoneOffset.UTC);
  }

  private RealmClock(Anchor anchor, LongSupplier nanos, ZoneId zone) {
    this.nanos = nanos;
    this.zone = zone;
    this.anchor = anchor;
  }

  /**
   * Redis says so.
   *
   * @return how far this clock was ahead; negative when it was behind
   */
  public Duration set(Instant now) {
    Duration ahead = Duration.between(now, instant());
    anchor = new Anchor(now, nanos.getAsLong());
    return ahead;
  }

  @Override
  public Instant instant() {
    Anchor from = anchor;
    return from.time().plusNanos(nanos.getAsLong() - from.nanos());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** A clock of that zone which keeps today's anchor. */
  @Override
  public Clock withZone(ZoneId other) {
    return new RealmClock(anchor, nanos, other);
  }
}
