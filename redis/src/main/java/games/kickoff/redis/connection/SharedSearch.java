package games.kickoff.redis.connection;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Runs one search for the primary at a time. After a fail-over, all connections are made anew at
 * once; a thread that waited while another one searched takes the result of a search that ended
 * after it had asked.
 */
final class SharedSearch implements Primary {

  private record Outcome(
      @Nullable HostAndPort found, @Nullable JedisException failed, long nanos) {}

  private final Primary search;
  private final Lock lock = new ReentrantLock();
  private @Nullable Outcome last;

  SharedSearch(Primary search) {
    this.search = search;
  }

  @Override
  public HostAndPort find() {
    long asked = System.nanoTime();
    lock.lock();
    try {
      Outcome outcome = last;
      if (outcome == null || outcome.nanos() - asked < 0) {
        outcome = search();
        last = outcome;
      }
      if (outcome.found() == null) {
        throw new JedisException(outcome.failed());
      }
      return outcome.found();
    } finally {
      lock.unlock();
    }
  }

  private Outcome search() {
    try {
      return new Outcome(search.find(), null, System.nanoTime());
    } catch (JedisException e) {
      return new Outcome(null, e, System.nanoTime());
    }
  }
}
