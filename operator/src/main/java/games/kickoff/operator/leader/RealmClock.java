package games.kickoff.operator.leader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The realm's time: Redis' time as of the beginning of the term, continued by a counter that nobody
 * can set. So setting the machine's clock while the process runs changes nothing, and two operators
 * whose machines' clocks differ still agree on a match's age.
 */
public final class RealmClock extends Clock {

  private record Anchor(Instant time, long nanos) {}

  private final LongSupplier nanos;
  private final ZoneId zone;
  private volatile Anchor anchor;

  /**
   * @param start the time to begin with, until Redis' time is known
   * @param nanos a counter of nanoseconds that never goes back, such as {@link System#nanoTime}
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
   * Sets this clock to Redis' time.
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

  /**
   * A clock with that zone and the current time; a later {@link #set} of this clock does not change
   * it.
   */
  @Override
  public Clock withZone(ZoneId other) {
    return new RealmClock(anchor, nanos, other);
  }
}
