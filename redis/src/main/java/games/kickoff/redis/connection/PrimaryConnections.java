package games.kickoff.redis.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.PooledObjectFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Makes connections to the primary, and knows which of them still lead to it. When another server
 * becomes the primary, all connections made until then are given up: those in use are closed, and
 * those in the pool are not handed out again. No connection is used for longer than {@code
 * greatestAge}, so that a change that goes unnoticed, such as a host name that points to another
 * server or a proxy that switched over, takes effect after that time at the latest.
 */
final class PrimaryConnections implements PooledObjectFactory<Connection> {

  private final Primary primary;
  private final JedisClientConfig config;
  private final Duration greatestAge;

  /**
   * How many changes of the primary were noticed, and how many had been when each connection was
   * made.
   */
  private final AtomicLong term = new AtomicLong();

  private final Map<Connection, Long> terms = new ConcurrentHashMap<>();

  private volatile @Nullable HostAndPort latest;

  PrimaryConnections(Primary primary, JedisClientConfig config, Duration greatestAge) {
    this.primary = primary;
    this.config = config;
    this.greatestAge = greatestAge;
  }

  @Override
  public PooledObject<Connection> makeObject() throws Exception {
    long asked = term.get();
    HostAndPort place = primary.find();
    long made = found(place) ? term.get() : asked;
    PooledObject<Connection> connection = new ConnectionFactory(place, config).makeObject();
    terms.put(connection.getObject(), made);
    return connection;
  }

  /** What the latest search found; null when there was none yet. */
  @Nullable HostAndPort latest() {
    return latest;
  }

  /**
   * Notes that a search found the primary at that place. When the search before it found another,
   * all connections made until now are given up: they lead to a server that is the primary no more.
   * That server may come back after a fail-over and take writes until it is demoted, and the
   * connections would not notice.
   *
   * @return whether the search before it found another place
   */
  synchronized boolean found(HostAndPort place) {
    HostAndPort before = latest;
    latest = place;
    if (before == null || before.equals(place)) {
      return false;
    }
    term.incrementAndGet();
    cut();
    return true;
  }

  /**
   * Notes that a connection's server is not the primary any more. All connections that were made
   * under the same primary are given up, too.
   */
  void leave(Connection connection) {
    connection.setBroken();
    Long made = terms.get(connection);
    if (made != null && term.compareAndSet(made, made + 1)) {
      cut();
    }
  }

  private void cut() {
    terms.forEach((connection, made) -> {
      if (made < term.get()) {
        cut(connection);
      }
    });
  }

  /**
   * Closes a connection, at once even if another thread waits for an answer on it. That thread gets
   * an exception.
   */
  static void cut(Connection connection) {
    try {
      connection.forceDisconnect();
    } catch (IOException e) {
      connection.setBroken();
    }
  }

  /** Whether a connection may still be used; the pool asks this before each use. */
  @Override
  public boolean validateObject(PooledObject<Connection> pooled) {
    Long made = terms.get(pooled.getObject());
    return made != null
        && made == term.get()
        && !pooled.getObject().isBroken()
        && pooled.getFullDuration().compareTo(greatestAge) < 0;
  }

  @Override
  public void destroyObject(PooledObject<Connection> pooled) {
    terms.remove(pooled.getObject());
    try {
      pooled.getObject().disconnect();
    } catch (JedisException e) {
      // it was broken already
    }
  }

  @Override
  public void activateObject(PooledObject<Connection> pooled) {}

  @Override
  public void passivateObject(PooledObject<Connection> pooled) {}
}
