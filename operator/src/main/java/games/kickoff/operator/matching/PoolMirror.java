package games.kickoff.operator.matching;

import games.kickoff.core.claim.PoolNews;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.Pool;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.management.OperatorMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A copy in memory of a queue's waiting tickets, kept up to date from the queue's log. Used by one
 * tick at a time. The whole pool is read when the mirror is new, after a gap in the log's sequence
 * numbers, after Redis did not answer, when the mirror seems wrong, and every 30 s in case the log
 * lacks an entry. A mirror that is out of date does no harm: a claim of a ticket that does not wait
 * any more is refused (invariant 6).
 */
final class PoolMirror {

  /** Why the whole pool is read. */
  enum Read {
    FIRST,
    GAP,
    COUNT,
    REFUSED,
    DUE
  }

  /**
   * The most tickets or log entries read by one script, so that it does not block Redis for long.
   */
  private static final int AT_ONCE = 1_000;

  /**
   * The most whole reads in one call: if more are needed, the log grows faster than it can be read.
   */
  private static final int MOST_READS = 5;

  private static final Duration DUE_AFTER = Duration.ofSeconds(30);

  /** The shortest time between two whole reads that are made because the mirror seems wrong. */
  private static final Duration DOUBTED_AT_MOST = Duration.ofSeconds(1);

  private final Pools pools;
  private final QueueKey queue;
  private final OperatorMetrics metrics;
  private Map<TicketId, Ticket> tickets = new HashMap<>();
  private NavigableSet<Ticket> line = new TreeSet<>(Pool.LONGEST_WAITING_FIRST);
  private Optional<Read> mustRead = Optional.of(Read.FIRST);
  private Instant readAt = Instant.MIN;
  private boolean doubted;
  private long seq;
  private long version;

  PoolMirror(Pools pools, QueueKey queue, OperatorMetrics metrics) {
    this.pools = pools;
    this.queue = queue;
    this.metrics = metrics;
  }

  /**
   * Brings the mirror up to date.
   *
   * @param came is called with each ticket that has joined or come back
   * @return the queue's counts and its longest waiting ticket as of now; empty when the queue is
   *     not published
   */
  Optional<PoolView> refresh(Consumer<TicketId> came) {
    Optional<Read> afterwards = mustRead;
    mustRead = Optional.of(afterwards.orElse(Read.FIRST)); // in case a call below throws
    for (int reads = 0; reads <= MOST_READS; ) {
      if (afterwards.isPresent()) {
        reads++;
        if (!readWhole(afterwards.get(), came)) {
          return Optional.empty();
        }
      }
      Optional<PoolNews> news = pools.poolNews(queue, seq, AT_ONCE);
      if (news.isEmpty()) {
        return Optional.empty();
      }
      afterwards = news.get().seq().isEmpty() ? Optional.of(Read.GAP) : apply(news.get(), came);
      if (afterwards.isEmpty() && !news.get().more()) {
        mustRead = Optional.empty();
        return Optional.of(written(news.get().queue()));
      }
    }
    throw new IllegalStateException("the log of " + queue + " outruns its reader");
  }

  /** Notes that the mirror may be wrong, as claims of its tickets were refused. */
  void doubt() {
    doubted = true;
  }

  /** Rises whenever the set of waiting tickets changes. */
  long version() {
    return version;
  }

  /** All waiting tickets except {@code without}. */
  Pool pool(Set<TicketId> without) {
    List<Ticket> all =
        without.isEmpty()
            ? List.copyOf(line)
            : line.stream().filter(ticket -> !without.contains(ticket.id())).toList();
    return new Pool(all);
  }

  boolean contains(TicketId ticket) {
    return tickets.containsKey(ticket);
  }

  /**
   * @return why the whole pool must be read nevertheless; empty: it need not
   */
  private Optional<Read> apply(PoolNews news, Consumer<TicketId> came) {
    seq = news.seq().orElseThrow();
    for (Ticket ticket : news.here()) {
      remove(ticket.id()); // it may have left and come back
      tickets.put(ticket.id(), ticket);
      line.add(ticket);
      came.accept(ticket.id());
    }
    news.gone().forEach(this::remove);
    if (!news.here().isEmpty() || !news.gone().isEmpty()) {
      version++;
    }
    if (news.more()) {
      return Optional.empty();
    }
    Instant now = news.queue().now();
    if (readAt.equals(Instant.MIN)) {
      readAt = now; // the first news after a whole read counts as its time
    }
    // Redis' clock was set back, or a read is due
    if (now.isBefore(readAt) || !now.isBefore(readAt.plus(DUE_AFTER))) {
      return Optional.of(Read.DUE);
    }
    boolean miscounted = news.queue().waiting() != tickets.size();
    if ((doubted || miscounted) && !now.isBefore(readAt.plus(DOUBTED_AT_MOST))) {
      return Optional.of(doubted ? Read.REFUSED : Read.COUNT);
    }
    return Optional.empty();
  }

  private void remove(TicketId id) {
    Ticket was = tickets.remove(id);
    if (was != null) {
      line.remove(was);
    }
  }

  /**
   * @return whether the queue is published
   */
  private boolean readWhole(Read why, Consumer<TicketId> came) {
    Map<TicketId, Ticket> fresh = new HashMap<>();
    String cursor = PoolPart.BEGIN;
    long from = -1;
    do {
      Optional<PoolPart> part = pools.poolPart(queue, cursor, AT_ONCE);
      if (part.isEmpty()) {
        return false;
      }
      from = from < 0 ? part.get().seq() : from;
      part.get().tickets().forEach(ticket -> fresh.put(ticket.id(), ticket));
      cursor = part.get().cursor();
    } while (!cursor.equals(PoolPart.BEGIN));
    if (!fresh.equals(tickets)) {
      version++;
      fresh.forEach((id, ticket) -> {
        if (!ticket.equals(tickets.get(id))) {
          came.accept(id);
        }
      });
      tickets = fresh;
      line = new TreeSet<>(Pool.LONGEST_WAITING_FIRST);
      line.addAll(fresh.values());
    }
    seq = from;
    readAt = Instant.MIN;
    doubted = false;
    metrics.poolRead(queue, why.name());
    return true;
  }

  private PoolView written(PoolView counts) {
    return new PoolView(
        counts.now(),
        counts.waiting(),
        counts.starting(),
        counts.matchesFormed(),
        counts.failedStarts(),
        line.isEmpty() ? List.of() : List.of(line.first()));
  }
}
