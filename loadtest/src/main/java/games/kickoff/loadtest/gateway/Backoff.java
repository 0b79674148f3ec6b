package games.kickoff.loadtest.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is repeated. The wait doubles from 100 ms to 5 s, and half of
 * it is random, so that bots turned away together don't come back together. If the gateway asks for
 * a wait, it is that long and up to a quarter longer.
 */
public final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 5_000;

  private final RandomGenerator random;
  private int attempt;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next wait; {@code asked} is the value of Retry-After. */
  public Duration next(Optional<Duration> asked) {
    long own = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 16));
    attempt++;
    return asked
        .map(least -> Duration.ofMillis(between(least.toMillis(), least.toMillis() * 5 / 4)))
        .orElseGet(() -> Duration.ofMillis(between(own / 2, own)));
  }

  private long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }
}
