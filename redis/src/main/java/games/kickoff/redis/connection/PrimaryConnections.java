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
 * Makes connections to the primary, and knows which of them still lead there. Once a server turns
 * out to be the primary no more, all connections made until then are given up: those in use are
 * cut, those in the pool are not handed out again. None gets older than a greatest age, so that
 * whatever nobody notices (a name that leads elsewhere, a proxy that moved on) passes.
 */
final class PrimaryConnections implements PooledObjectFactory<Connection> {

  private final Primary primary;
  private final JedisClientConfig config;
  private final Duration greatestAge;

  /** How many primaries there have been, and under which of them each connection was made. */
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

  /** What the latest search found; nothing before the first. */
  @Nullable HostAndPort latest() {
    return latest;
  }

  /**
   * A search led to that place. All connections lead to the one that was found last: those to
   * another, made when the searched did not know better, are given up. A primary that came back
   * after its fail-over takes writes until somebody demotes it, and would keep them.
   *
   * @return whether the search before it led elsewhere
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

  /** That connection's server is the primary no more, nor is any that was connected to before. */
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

  /** Whoever uses it finds it broken, whatever they wait for. */
  static void cut(Connection connection) {
    try {
      connection.forceDisconnect();
    } catch (IOException e) {
      connection.setBroken();
    }
  }

  /** Before each use. */
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
      // it was broken, then
    }
  }

  @Override
  public void activateObject(PooledObject<Connection> pooled) {}

  @Override
  public void passivateObject(PooledObject<Connection> pooled) {}
}
