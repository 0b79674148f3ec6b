package games.kickoff.faults.play;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All bots of a run. Each is a party and has its own thread. */
public final class Crowd implements AutoCloseable {

  private final GatewayClient gatewayClient;
  private final List<Bot> bots = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param solo the queue for parties of one
   * @param any the queue for parties of one or two
   */
  public Crowd(
      URI gateway,
      ClientHistory clientHistory,
      QueueKey solo,
      QueueKey any,
      int players,
      Random random) {
    this.gatewayClient = new GatewayClient(gateway, clientHistory);
    for (int first = 0; first < players; ) {
      int size = random.nextInt(3) == 0 && first + 1 < players ? 2 : 1;
      List<PlayerId> party = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        party.add(new PlayerId("p" + (first + i)));
      }
      List<QueueKey> queues = size == 1 ? List.of(solo, any) : List.of(any);
      bots.add(new Bot(gatewayClient, party, queues, new Random(random.nextLong())));
      first += size;
    }
  }

  public void start() {
    bots.forEach(bot -> threads.add(Thread.ofVirtual().start(bot)));
  }

  /**
   * Makes the bots finish what they have begun and join no more. Returns when all are done, or
   * after about {@code atMostMillis}.
   */
  public void finish(long atMostMillis) throws InterruptedException {
    bots.forEach(Bot::finish);
    long deadline = System.nanoTime() + atMostMillis * 1_000_000;
    for (Thread thread : threads) {
      thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
  }

  @Override
  public void close() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join(5_000);
    }
    gatewayClient.close();
  }
}
