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
 * {@link Changes} by Redis' publish/subscribe. On a subscription, a realm in which nothing changes
 * is as silent as a dead connection. To distinguish the two, this subscribes again to the same
 * channel at intervals: Redis answers that, it changes nothing, and {@link RealmRedis#listen} gives
 * up a connection on which nothing arrives. Jedis' own ping is not used: it starts to wait for the
 * answer only after it has sent the ping, and an answer that arrives before that breaks the
 * connection.
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
            log.warn("Not subscribed to changes in Redis: {}", e.getMessage());
          }
          logged = true;
        }
        connected = false;
        if (closesWithin(retryAfter)) {
          return;
        }
      }
    }

    /**
     * Subscribes again four times in {@link RealmRedis#maxSilence}, after which a silent connection
     * is given up.
     */
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
     * Writes to the primary at intervals. A server that was demoted may keep the subscription
     * without ever announcing anything again; the write shows that it was demoted, and the
     * connections to it are cut.
     */
    private void noticeDemotion() {
      while (!closesWithin(DEMOTION_LOOK)) {
        try {
          redis.condition();
        } catch (StoreUnavailable e) {
          log.debug("no primary", e); // callers that need one report it
        }
      }
    }

    /** Subscribes again, but not after {@link #close} has unsubscribed. */
    private synchronized void ask() {
      if (connected && closed.getCount() > 0) {
        subscribe(channel);
      }
    }

    /** Waits for at most that time, and returns whether the subscription is closed. */
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
        return; // the answer to keepAlive's subscribe
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
