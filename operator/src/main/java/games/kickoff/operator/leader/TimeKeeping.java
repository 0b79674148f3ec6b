package games.kickoff.operator.leader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the realm's clock to Redis' time once Redis answers, and watches for changes of the
 * machine's clock.
 */
public final class TimeKeeping implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(TimeKeeping.class);

  private static final Duration TOLERANCE = Duration.ofSeconds(1);
  private static final int TRIES_A_LOG_LINE = 10;

  private final RealmClock clock;
  private final Supplier<Instant> redisTime;
  private final Duration every;
  private final ClockWatch watch;
  private final Runnable end;
  private final CountDownLatch set = new CountDownLatch(1);

  /**
   * @param redisTime reads Redis' time; throws while Redis does not answer
   * @param machine the machine's clock
   * @param nanos a counter of nanoseconds that never goes back
   * @param every the pause between two checks
   * @param end called when the machine's clock was set back
   */
  public TimeKeeping(
      RealmClock clock,
      Supplier<Instant> redisTime,
      InstantSource machine,
      LongSupplier nanos,
      Duration every,
      Runnable end) {
    this.clock = clock;
    this.redisTime = redisTime;
    this.every = every;
    this.end = end;
    this.watch = new ClockWatch(machine, nanos, TOLERANCE);
  }

  /** Checks until it is interrupted; an exception does not stop it. */
  @Override
  public void run() {
    try {
      for (int tries = 1; ; tries++) {
        probe(tries);
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until the realm's clock has been set, since no time limit may be judged by a machine's
   * clock.
   */
  public void awaitSet() throws InterruptedException {
    set.await();
  }

  private void probe(int tries) {
    if (set.getCount() > 0) {
      setTime(tries);
    }
    try {
      watchMachine();
    } catch (RuntimeException e) {
      log.error("The machine's clock could not be looked at", e);
    }
  }

  private void setTime(int tries) {
    try {
      Duration ahead = clock.set(redisTime.get());
      set.countDown();
      if (ahead.abs().compareTo(TOLERANCE) > 0) {
        log.warn("This machine's clock differs from Redis' by {}; Redis' counts", ahead);
      }
    } catch (RuntimeException e) {
      // Catches everything, not only an outage of Redis: otherwise this thread would die unnoticed.
      if (tries % TRIES_A_LOG_LINE == 0) {
        log.warn("Redis does not answer its time, which this operator waits for: {}", e.toString());
      }
    }
  }

  private void watchMachine() {
    Duration step = watch.step();
    if (step.isNegative()) {
      log.error(
          "The machine's clock was set back by {}; this process ends, as its timers would be late"
              + " by as much",
          step.negated());
      end.run();
    } else if (step.isPositive()) {
      log.warn("The machine's clock was set forward by {}", step);
    }
  }
}
