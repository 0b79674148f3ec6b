package games.kickoff.redis.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Checks at intervals whether another server has become the primary. A server that was demoted
 * refuses writes, so commands notice that. They do not notice when the server they use is silent,
 * or is cut off from the others and still takes writes.
 */
final class PrimaryWatch implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PrimaryWatch.class);

  private final Primary primary;
  private final PrimaryConnections connections;
  private final Duration period;
  private final CountDownLatch closed = new CountDownLatch(1);

  PrimaryWatch(Primary primary, PrimaryConnections connections, Duration period) {
    this.primary = primary;
    this.connections = connections;
    this.period = period;
  }

  @Override
  public void run() {
    try {
      while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        probe();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void probe() {
    HostAndPort used = connections.latest();
    if (used == null) {
      return;
    }
    try {
      HostAndPort now = primary.find();
      if (connections.found(now)) {
        log.info("Redis' primary is {} now, no longer {}", now, used);
      }
    } catch (JedisException e) {
      log.debug("the primary can't be found", e); // callers that need a connection report it
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
