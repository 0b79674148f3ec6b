package games.kickoff.redis.golden;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/** Collects the messages of one channel, in the order in which they are sent. */
final class Announced implements AutoCloseable {

  private static final String LAST = "that is all";

  private final String channel;
  private final Jedis connection;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final CountDownLatch subscribed = new CountDownLatch(1);

  /**
   * @param connection a connection that this takes over
   */
  Announced(Jedis connection, String channel) throws InterruptedException {
    this.connection = connection;
    this.channel = channel;
    Thread.ofVirtual().start(() -> connection.subscribe(new Listener(), channel));
    subscribed.await();
  }

  /** All messages that were sent until now, in their order. */
  List<String> messages(Jedis other) {
    other.publish(channel, LAST);
    await().until(() -> messages.contains(LAST));
    return messages.stream().filter(message -> !message.equals(LAST)).toList();
  }

  @Override
  public void close() {
    connection.close();
  }

  private final class Listener extends JedisPubSub {

    @Override
    public void onSubscribe(String name, int subscriptions) {
      subscribed.countDown();
    }

    @Override
    public void onMessage(String name, String message) {
      messages.add(message);
      if (message.equals(LAST)) {
        unsubscribe();
      }
    }
  }
}
