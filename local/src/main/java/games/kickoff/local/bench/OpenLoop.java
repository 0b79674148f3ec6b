package games.kickoff.local.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Players who arrive evenly spaced, whether or not those before them have been answered. Each joins
 * over a connection that no other player is using at the time.
 */
final class OpenLoop {

  /**
   * A join that was answered; times by {@link System#nanoTime}.
   *
   * @param due when it should have been sent
   */
  record Joined(String player, long due, long answered) {
    Duration took() {
      return Duration.ofNanos(answered - due);
    }
  }

  private final URI gateway;
  private final Queue<JoinConnection> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  OpenLoop(URI gateway) {
    this.gateway = gateway;
  }

  /** Lets no more players arrive. */
  void stop() {
    stopped = true;
  }

  /**
   * Lets {@code number} players arrive. Returns the joins when all are answered; those that failed
   * are left out.
   */
  List<Joined> run(String prefix, int perSecond, int number) throws IOException {
    AtomicReferenceArray<Joined> joined = new AtomicReferenceArray<>(number);
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < number && !stopped; i++) {
        int n = i;
        long due = start + i * 1_000_000_000L / perSecond;
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        executor.execute(() -> {
          String player = prefix + n;
          try {
            join(player);
            joined.set(n, new Joined(player, due, System.nanoTime()));
          } catch (IOException e) {
            System.err.println(player + ": " + e.getMessage());
          }
        });
      }
    }
    for (JoinConnection each = idle.poll(); each != null; each = idle.poll()) {
      each.close();
    }
    List<Joined> all = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      Joined each = joined.get(i);
      if (each != null) {
        all.add(each);
      }
    }
    return all;
  }

  private void join(String player) throws IOException {
    JoinConnection connection = idle.poll();
    if (connection == null) {
      connection = new JoinConnection(gateway);
    }
    connection.join(player);
    idle.add(connection);
  }
}
