package games.kickoff.operator.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;

/**
 * How long callers wait for something that is unavailable. Logs what is waited for at most every
 * ten seconds, however many wait, and spreads their retries over time.
 */
public final class OutageWaits {

  private static final Duration SAY_EVERY = Duration.ofSeconds(10);
  private static final long MOST_MILLIS = 800;

  /** The longest wait, so that a recovery is noticed soon. */
  private static final long LONGEST_MILLIS = 2_000;

  /**
   * When nobody has waited for this long, the outage is over, and the next wait begins a new one.
   */
  private static final Duration OVER_AFTER = Duration.ofSeconds(5);

  /** An outage: when a caller first and last had to wait. */
  private record Waiting(Instant since, Instant last) {}

  private final Clock clock;
  private final ConcurrentMap<String, Instant> said = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Waiting> waits = new ConcurrentHashMap<>();

  public OutageWaits(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes that a caller has to wait.
   *
   * @param what is waited for: one of a few fixed words, never an id
   * @param by the logger to use
   * @return how long to wait before trying again
   */
  Duration waitFor(String what, Logger by, Throwable why) {
    Instant now = clock.instant();
    Instant last = said.get(what);
    if (last == null || last.plus(SAY_EVERY).isBefore(now)) {
      said.put(what, now);
      by.warn("Waiting for {}: {}", what, why.getMessage());
    }
    Waiting waiting =
        waits.merge(
            what,
            new Waiting(now, now),
            (before, first) ->
                before.last().plus(OVER_AFTER).isBefore(now)
                    ? first
                    : new Waiting(before.since(), now));
    long most =
        Math.clamp(
            Duration.between(waiting.since(), now).toMillis() / 10, MOST_MILLIS, LONGEST_MILLIS);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
  }
}
