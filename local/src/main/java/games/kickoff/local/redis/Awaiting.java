package games.kickoff.local.redis;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.exceptions.JedisException;

/** Waits for what servers do by themselves. */
final class Awaiting {

  private static final long PAUSE_MILLIS = 20;

  private Awaiting() {}

  /**
   * Waits until a condition holds.
   *
   * @param what the condition, in words for the message of an exception
   * @param seen the condition; a server that does not answer counts as false
   * @throws IOException when it does not hold in time
   */
  static void until(String what, Duration atMost, BooleanSupplier seen) throws IOException {
    Instant deadline = Instant.now().plus(atMost);
    while (!isSo(seen)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("not in " + atMost + ": " + what);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private static boolean isSo(BooleanSupplier seen) {
    try {
      return seen.getAsBoolean();
    } catch (JedisException e) {
      return false;
    }
  }
}
