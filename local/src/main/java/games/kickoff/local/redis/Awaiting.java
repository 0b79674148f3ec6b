package games.kickoff.local.redis;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.exceptions.JedisException;

/** Waiting for what servers do by themselves. */
final class Awaiting {

  private static final long PAUSE_MILLIS = 20;

  private Awaiting() {}

  /**
   * @param what for the message of an exception
   * @param seen a server that does not answer counts as false
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
