package games.kickoff.gateway.watch;

import games.kickoff.core.match.MatchId;
import games.kickoff.core.ticket.TicketId;
import games.kickoff.store.change.ChangeListener;
import games.kickoff.store.change.Changes;
import games.kickoff.store.match.MatchView;
import games.kickoff.store.match.Matches;
import games.kickoff.store.ticket.TicketView;
import games.kickoff.store.ticket.Tickets;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one place where requests wait for a ticket or a match to change. One subscription serves them
 * all; Redis is read once when a wait begins and once a change, never on a timer.
 *
 * <p>No change is missed: a wait is registered before it reads, so what happens after the read is
 * announced to it, and after a lost subscription every wait reads again.
 */
public final class TicketWatch implements AutoCloseable {

  private final Tickets tickets;
  private final Matches matches;
  private final Waits<TicketId> ticketWaits = new Waits<>();
  private final Waits<MatchId> matchWaits = new Waits<>();
  private final Changes.Subscription subscription;
  private volatile boolean released;

  public TicketWatch(Changes changes, Tickets tickets, Matches matches, CollectorRegistry metrics) {
    this.tickets = tickets;
    this.matches = matches;
    metrics.register(new Waiters());
    this.subscription = changes.subscribe(new Announced());
  }

  /**
   * The ticket as soon as it is of another rev than the known one, or as it stands when the time is
   * over.
   *
   * @return empty when there is no such ticket (any more)
   */
  public Optional<TicketView> awaitTicket(TicketId id, long knownRev, Duration atMost) {
    return await(
        ticketWaits,
        id,
        () -> tickets.find(id),
        ticket -> ticket.isEmpty() || ticket.get().rev() != knownRev,
        atMost);
  }

  /**
   * The match as soon as it fits, or as it stands when the time is over.
   *
   * @return empty when there is no such match (any more)
   */
  public Optional<MatchView> awaitMatch(MatchId id, Predicate<MatchView> fits, Duration atMost) {
    return await(
        matchWaits,
        id,
        () -> matches.find(id),
        match -> match.isEmpty() || fits.test(match.get()),
        atMost);
  }

  private <K, V> V await(
      Waits<K> waits, K key, Supplier<V> read, Predicate<V> fits, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try (Waits<K>.Wait wait = waits.begin(key)) {
      V state = read.get(); // after begin: what changes from here on wakes the wait
      while (!fits.test(state) && !released) {
        boolean woken = wait.untilWoken(deadline - System.nanoTime());
        state = read.get();
        if (!woken) {
          return state;
        }
      }
      return state;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return read.get();
    }
  }

  /** Ends every wait at once with the present state, those that begin later, too. */
  public void release() {
    released = true;
    wakeAll();
  }

  private void wakeAll() {
    ticketWaits.wakeAll();
    matchWaits.wakeAll();
  }

  /** Requests that wait right now. */
  public int waiting() {
    return ticketWaits.count() + matchWaits.count();
  }

  @Override
  public void close() {
    release();
    subscription.close();
  }

  private final class Announced implements ChangeListener {

    @Override
    public void ticketChanged(TicketId ticket, long rev) {
      ticketWaits.wake(ticket);
    }

    @Override
    public void matchChanged(MatchId match) {
      matchWaits.wake(match);
    }

    @Override
    public void connected() {
      wakeAll();
    }
  }

  private final class Waiters extends Collector {

    @Override
    public List<MetricFamilySamples> collect() {
      GaugeMetricFamily gauge =
          new GaugeMetricFamily(
              "kickoff_gateway_waiters",
              "Requests waiting for a change, by what they wait for.",
              List.of("for"));
      gauge.addMetric(List.of("ticket"), ticketWaits.count());
      gauge.addMetric(List.of("match"), matchWaits.count());
      return List.of(gauge);
    }
  }
}
