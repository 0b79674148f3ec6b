package games.kickoff.redis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.PoolNews;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps every queue's pool in memory by reading its log, as an operator does, and compares it with
 * the tickets that wait. A pool is read whole once, and again only when its queue was withdrawn or
 * Redis was empty in between.
 */
final class Followers {

  private static final class Kept {
    final Map<TicketId, Ticket> tickets = new HashMap<>();
    long seq;
  }

  private final Pools pools;
  private final Map<QueueKey, Kept> kept = new HashMap<>();

  Followers(Pools pools) {
    this.pools = pools;
  }

  void check(Sight now) {
    now.pools()
        .forEach((queue, pool) -> {
          if (pool.isEmpty()) {
            kept.remove(queue); // as an operator does when it learns of this
          } else {
            check(queue, pool.get());
          }
        });
  }

  private void check(QueueKey queue, PoolView pool) {
    Kept its = kept.computeIfAbsent(queue, this::read);
    Optional<PoolNews> news;
    do {
      news = pools.poolNews(queue, its.seq, 2);
      assertThat(news.orElseThrow().seq()).as("no gap in the log of " + queue).isPresent();
      its.seq = news.get().seq().getAsLong();
      news.get().here().forEach(ticket -> its.tickets.put(ticket.id(), ticket));
      news.get().gone().forEach(its.tickets::remove);
    } while (news.get().more());
    assertThat(its.tickets.values())
        .as("the pool of %s by its log", queue)
        .containsExactlyInAnyOrderElementsOf(pool.tickets());
  }

  private Kept read(QueueKey queue) {
    Kept fresh = new Kept();
    String cursor = PoolPart.BEGIN;
    boolean first = true;
    do {
      PoolPart part = pools.poolPart(queue, cursor, 2).orElseThrow();
      fresh.seq = first ? part.seq() : fresh.seq;
      first = false;
      part.tickets().forEach(ticket -> fresh.tickets.put(ticket.id(), ticket));
      cursor = part.cursor();
    } while (!cursor.equals(PoolPart.BEGIN));
    return fresh;
  }
}
