package games.kickoff.operator.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;

/**
 * Expected waiting: says what is waited for at most every ten seconds, however many wait, and
 * spreads them over time.
 */
public final class Outages {

  private static final Duration SAY_EVERY = Duration.ofSeconds(10);
  private static final int LEAST_MILLIS = 400;
  private static final int MOST_MILLIS = 800;

  private static final Duration WHILE_REBUILDING = Duration.ofMillis(250);

  private final Clock clock;
  private volatile Runnable refill = () -> {};
  private final ConcurrentMap<String, Instant> said = new ConcurrentHashMap<>();

  public Outages(Clock clock) {
    this.clock = clock;
  }

  /** Who fills Redis again when somebody finds it empty. */
  public void onRebuilding(Runnable refill) {
    this.refill = refill;
  }

  /**
   * Notes that somebody found Redis empty.
   *
   * @return when to look again; filling it takes a moment
   */
  public Duration waitForRefill() {
    refill.run();
    return WHILE_REBUILDING;
  }

  /**
   * Notes that somebody has to wait.
   *
   * @param what is waited for: one of a few fixed words, never an id
   * @return when to look again
   */
  public Duration waitFor(String what, Logger log, Throwable why) {
    Instant now = clock.instant();
    Instant last = said.get(what);
    if (last == null || last.plus(SAY_EVERY).isBefore(now)) {
      said.put(what, now);
      log.warn("Waiting for {}: {}", what, why.getMessage());
    }
    return Duration.ofMillis(ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS));
  }
}
