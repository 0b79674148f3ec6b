package games.kickoff.operator.outage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a number of failures in a row: doubled with each failure, bounded, with
 * jitter.
 */
public final class Backoff {

  private static final long FIRST_MILLIS = 500;
  private static final long MOST_MILLIS = 30_000;

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait.
   *
   * @param failures in a row, at least 1
   */
  public Duration after(int failures) {
    long most = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 10));
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
