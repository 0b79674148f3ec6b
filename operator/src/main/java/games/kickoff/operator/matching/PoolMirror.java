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
 * A queue's waiting tickets in memory, fed by its log; for one tick at a time. It is read whole
 * when it is new, after a gap in the log's sequence, after Redis did not answer, and now and then
 * in case the log has lied. Nothing wrong comes of a pool that is behind: a claim of a ticket that
 * moved on is refused (invariant 6).
 */
final class PoolMirror {

  /** Why a pool is read whole. */
  enum Read {
    FIRST,
    GAP,
    COUNT,
    REFUSED,
    DUE
  }

  /** Tickets or entries read at once, so that no script holds others up. */
  private static final int AT_ONCE = 1_000;

  /** Whole reads in one look: more gaps than that, and the log outruns its reader. */
  private static final int MOST_READS = 5;

  private static final Duration DUE_AFTER = Duration.ofSeconds(30);

  /** How often a pool is read whole because something about it is strange. */
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
   * Catches up with the queue.
   *
   * @param came hears of each ticket that came to wait, new or once more
   * @return its counts and its longest waiting ticket as they are now; empty when it is not
   *     published
   */
  Optional<PoolView> refresh(Consumer<TicketId> came) {
    Optional<Read> afterwards = mustRead;
    mustRead = Optional.of(afterwards.orElse(Read.FIRST)); // should a call not be answered
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

  /** Something took tickets of it for waiting that don't: it may be wrong. */
  void doubt() {
    doubted = true;
  }

  /** Rises whenever other tickets wait than before. */
  long version() {
    return version;
  }

  /** All who wait, but for some. */
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
   * @return why the pool must be read whole all the same
   */
  private Optional<Read> apply(PoolNews news, Consumer<TicketId> came) {
    seq = news.seq().orElseThrow();
    for (Ticket ticket : news.here()) {
      remove(ticket.id()); // it may have been away
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
      readAt = now; // the first read is as old as this
    }
    if (now.isBefore(readAt) || !now.isBefore(readAt.plus(DUE_AFTER))) { // set back, or due
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
