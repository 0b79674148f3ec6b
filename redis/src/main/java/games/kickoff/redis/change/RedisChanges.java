package games.kickoff.redis.change;

import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.change.Changes;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.redis.connection.RealmRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * {@link Changes} over Redis' publish/subscribe. A realm where nothing changes is silent, and so is
 * a dead connection: subscribing again now and then, which Redis answers and which changes nothing,
 * distinguishes the two, since {@link RealmRedis#listen} gives up on a connection on which nothing
 * at all arrives. (Jedis' own ping gets ready for its answer only after it has asked: an answer
 * that comes too fast breaks the connection.)
 */
public final class RedisChanges implements Changes {

  private static final Logger log = LoggerFactory.getLogger(RedisChanges.class);

  private static final Duration DEMOTION_LOOK = Duration.ofSeconds(1);

  private final RealmRedis redis;
  private final Duration retryAfter;

  /**
   * @param retryAfter how long to wait before connecting again
   */
  public RedisChanges(RealmRedis redis, Duration retryAfter) {
    this.redis = redis;
    this.retryAfter = retryAfter;
  }

  @Override
  public Subscription subscribe(ChangeListener listener) {
    Listening listening = new Listening(listener);
    Thread.ofVirtual().name("changes").start(listening);
    Thread.ofVirtual().name("changes-alive").start(listening::keepAlive);
    Thread.ofVirtual().name("changes-primary").start(listening::noticeDemotion);
    return listening;
  }

  private final class Listening extends JedisPubSub implements Subscription, Runnable {

    private final ChangeListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean connected;
    private volatile boolean logged;
    private volatile String channel = "";

    Listening(ChangeListener listener) {
      this.listener = listener;
    }

    @Override
    public void run() {
      while (closed.getCount() > 0) {
        try {
          redis.listen(this);
        } catch (StoreUnavailable e) {
          if (!logged && closed.getCount() > 0) {
            log.warn("Not notified of changes for now: {}", e.getMessage());
          }
          logged = true;
        }
        connected = false;
        if (closesWithin(retryAfter)) {
          return;
        }
      }
    }

    /** Several questions fit into the silence a connection is given up after. */
    private void keepAlive() {
      Duration period = redis.maxSilence().dividedBy(4);
      while (!closesWithin(period)) {
        try {
          ask();
        } catch (JedisException e) {
          log.debug("no answer", e); // the listening thread finds the connection broken, too
        }
      }
    }

    /**
     * A server that is the primary no more may keep the subscription and never announce anything
     * again. A write shows it, and cuts what leads there.
     */
    private void noticeDemotion() {
      while (!closesWithin(DEMOTION_LOOK)) {
        try {
          redis.condition();
        } catch (StoreUnavailable e) {
          log.debug("no primary", e); // who needs one says so
        }
      }
    }

    /** Never after {@link #close} has unsubscribed. */
    private synchronized void ask() {
      if (connected && closed.getCount() > 0) {
        subscribe(channel);
      }
    }

    /** Whether the subscription is closed, now or in that time. */
    private boolean closesWithin(Duration time) {
      try {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }

    @Override
    public void onSubscribe(String answered, int subscribedChannels) {
      if (connected) {
        return; // what keepAlive asked for
      }
      channel = answered;
      connected = true;
      logged = false;
      if (closed.getCount() == 0) {
        unsubscribe();
        return;
      }
      listener.connected();
    }

    @Override
    public void onMessage(String channel, String message) {
      List<String> words = RealmRedis.words(message);
      if (words.getFirst().equals("m")) {
        listener.matchChanged(new MatchId(words.get(1)));
      } else {
        for (int i = 1; i + 1 < words.size(); i += 2) {
          listener.ticketChanged(new TicketId(words.get(i)), Long.parseLong(words.get(i + 1)));
        }
      }
    }

    @Override
    public boolean isConnected() {
      return connected;
    }

    @Override
    public synchronized void close() {
      closed.countDown();
      if (connected && isSubscribed()) {
        unsubscribe();
      }
    }
  }
}
